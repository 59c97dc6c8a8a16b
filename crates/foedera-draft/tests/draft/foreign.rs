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
