//! Formulas of entry into force in other languages, and what stays unread in them.

use foedera_entities::World;
use foedera_model::Topic;

fn entry(says: &str) -> Option<String> {
    crate::clauses(says).into_iter().find(|it| it.starts_with("enters into force"))
}

#[test]
fn formulas_become_the_clauses_of_their_english_fellows() {
    for (says, expected) in [
        (
            "La présente Convention entrera en vigueur le premier jour du deuxième mois qui suivra la date du dépôt du troisième instrument de ratification.",
            "enters into force on the first day of the 2nd month after the month of deposit of 3 instruments",
        ),
        (
            "Le present accord entrera en vigueur un mois apres la date de l'echange des instruments de ratification.",
            "enters into force 1 month after exchange of instruments of ratification",
        ),
        (
            "La présente Convention entre en vigueur lorsqu'elle aura été ratifiée ou approuvée par 4 Etats.",
            "enters into force on deposit of 4 instruments",
        ),
        (
            "La présente Convention entrera en vigueur le premier jour du mois qui suit l'expiration d'une période de trois mois après la date à laquelle cinq Etats auront exprimé leur consentement à être liés par la Convention.",
            "enters into force on the first day of the month after 3 months after consent by 5 states",
        ),
        (
            "Le présent Protocole entrera en vigueur dès que tous les Etats signataires l'auront ratifié.",
            "enters into force on deposit by all signatories",
        ),
        (
            "La presente Convención entrará en vigor el trigésimo día a partir de la fecha en que haya sido depositado el segundo instrumento de ratificación.",
            "enters into force on the 30th day after deposit of 2 instruments",
        ),
        (
            "El presente Tratado entrará en vigor en la fecha del canje de los instrumentos de ratificación.",
            "enters into force on exchange of instruments of ratification",
        ),
        (
            "Настоящий Договор подлежит ратификации и вступает в силу со дня обмена ратификационными грамотами.",
            "enters into force on exchange of instruments of ratification",
        ),
        (
            "Настоящий Протокол вступает в силу по истечении 30 дней с даты сдачи на хранение четвертой ратификационной грамоты.",
            "enters into force 30 days after deposit of 4 instruments",
        ),
        (
            "El presente Convenio entrará en vigor 30 (treinta) días después del depósito del quinto instrumento de ratificación.",
            "enters into force 30 days after deposit of 5 instruments",
        ),
        (
            "Настоящий Протокол вступает в силу в день его подписания.",
            "enters into force on signature",
        ),
        (
            "Настоящее Соглашение вступает в силу с даты сдачи на хранение депозитарию третьего уведомления о выполнении подписавшими его Сторонами внутригосударственных процедур, необходимых для его вступления в силу.",
            "enters into force on deposit of 3 instruments",
        ),
    ] {
        assert_eq!(entry(says).as_deref(), Some(expected), "{says}");
    }
}

/// `le Protocole` is the treaty where its title says so, in its own language.
#[test]
fn those_who_come_later() {
    let says = "Protocole sur les lacs. Pour les Parties contractantes qui expriment ultérieurement leur consentement à être liées par le Protocole, le Protocole entre en vigueur trois mois après la date du dépôt de l'instrument de ratification.";
    let found = crate::clauses(says);
    assert_eq!(found, ["for each later party, 3 months after its deposit"]);
}

#[test]
fn a_word_that_no_table_has_leaves_the_sentence_unread() {
    for says in [
        "La présente Convention entrera en vigueur quand le Conseil en aura décidé ainsi.",
        "El presente Acuerdo entrará en vigor cuando lo decida el Consejo.",
        "Настоящее Соглашение вступает в силу по решению Совета.",
    ] {
        let draft = foedera_draft::draft(says, World::embedded());
        assert_eq!(entry(says), None, "{says}");
        assert!(draft.not_understood.iter().any(|it| it.topic == Topic::EntryIntoForce), "{says}");
    }
}
