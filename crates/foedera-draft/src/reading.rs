//! A text read sentence by sentence: each rule is asked what it makes of it.

use foedera_dates::Conventions;
use foedera_model::{CountOrganisations, Duration, Label, Rule, Span, Topic, When};

use crate::called::Called;
use crate::cursor::Cursor;
use crate::exit::Leaving;
use crate::later::by_the_first;
use crate::names::Names;
use crate::parent::{self, points_to_parent};
use crate::rest::Rest;
use crate::sentence::{Sentence, sentences};
use crate::subject::is_of_attached;
use crate::token::{Token, tokens};
use crate::topics::{ends_with_term, settled_by};
use crate::{
    ButFor, Draft, Drafted, NotUnderstood, Whose, Why, consent, entry, foreign, head, narrowing,
    prohibited, proviso, term,
};

/// What a rule makes of a sentence on its topic.
#[expect(clippy::large_enum_variant, reason = "it lives for one sentence")]
pub(crate) enum Found {
    Rule(Rule, &'static str),
    Unread(Topic, Why),
}

/// A rule that reads one sentence alone and says one thing for the whole treaty, with its name.
pub(crate) type Once = (fn(&[Token<'_>]) -> Option<Rule>, &'static str);

pub(crate) const ONCE: &[Once] = &[
    (consent::subject_to, "consent-by"),
    (consent::accession, "accession"),
    (consent::organisations, ORGANISATIONS),
    (term::duration, DURATION),
    (prohibited::reservations, "no-reservations"),
];

pub(crate) const ENTRY: &str = "entry-into-force";
pub(crate) const EACH_PARTY: &str = "each-party";
const ORGANISATIONS: &str = "organisations-counted";
const WITHDRAWAL: &str = "withdrawal";
const DURATION: &str = "duration";

/// Reads a text; a protocol beside the text of its parent, where there is one.
pub(crate) fn read(text: &str, parent: Option<&str>, names: &Names) -> Draft {
    let tokens = tokens(text);
    let own = names.in_text(&tokens);
    let mut reading = Reading {
        names: &own,
        called: Called::in_text(&tokens),
        rest: Rest::default(),
        draft: Draft { title: title_of(text, &tokens), ..Draft::default() },
        before: (&[], Span::default()),
        leaving: Leaving::default(),
        admits_organisations: None,
        counts_instruments: false,
        organisation: None,
        is_kept_by_head: false,
        pointers: Vec::new(),
    };
    for sentence in &sentences(&tokens) {
        let words = tokens.get(sentence.tokens.clone()).unwrap_or_default();
        reading.sentence(sentence, words);
    }
    reading.depositary_by_definition();
    reading.organisations_counted();
    reading.entry_by_the_first();
    if let Some(parent) = parent {
        reading.entry_by_parent(parent, names);
        reading.others_by_parent(parent);
    }
    reading.rest.tell(&mut reading.draft);
    reading.draft
}

/// Whether a sentence leaves an `it` behind it with the noun before: it begins with `it`, or with the instruments
/// that the sentence before has asked for.
fn goes_on(words: &[Token<'_>]) -> bool {
    let mut c = Cursor::new(words);
    if c.eat("it") {
        return true;
    }
    c.eat_any(&["the", "such", "these"]);
    c.eat_any(&[
        "instruments of ratification",
        "instruments of acceptance",
        "instruments",
        "ratifications",
    ])
}

/// Whether a clause says how long after the same condition another clause means.
fn refines(rule: &Rule, earlier: &Rule) -> bool {
    let entry = |rule: &Rule| {
        let Rule::EntersIntoForce { when: When::After { delay, condition, .. }, .. } = rule else {
            return None;
        };
        Some((delay.steps().is_empty(), condition.clone()))
    };
    let (Some((at_once, condition)), Some((first_at_once, before))) = (entry(rule), entry(earlier))
    else {
        return false;
    };
    !at_once && first_at_once && condition == before
}

fn title_of(text: &str, tokens: &[Token<'_>]) -> Option<String> {
    let words = head::title(tokens)?.of(text)?;
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

struct Reading<'t> {
    names: &'t Names,
    called: Called<'t>,
    draft: Draft,
    rest: Rest,
    /// The sentence before, to which `it` and `this condition` point.
    before: (&'t [Token<'t>], Span),
    leaving: Leaving,
    /// The first sentence that opens it to organisations.
    admits_organisations: Option<(Option<Label>, Span)>,
    /// Whether its entry into force hangs on a number of instruments, whoever they are of.
    counts_instruments: bool,
    /// What it means by `the Organization`, and whether the head of that is its depositary.
    organisation: Option<&'static str>,
    is_kept_by_head: bool,
    /// The sentences that leave its entry into force to a convention.
    pointers: Vec<Span>,
}

impl<'t> Reading<'t> {
    fn sentence(&mut self, sentence: &Sentence, words: &'t [Token<'t>]) {
        self.rest.hear(sentence, words);
        if points_to_parent(words) {
            self.pointers.push(sentence.span);
        }
        let says_no_day = self.says_no_day(words);
        if says_no_day {
            self.rest.settle(sentence.span, Topic::EntryIntoForce);
        }
        for found in self.entry(words, says_no_day) {
            if let Found::Rule(_, ENTRY) = &found {
                self.counts_instruments = consent::counts_instruments(words);
            }
            self.take(sentence, words, found);
        }
        self.renewed(sentence, words);
        for &(read, by) in ONCE {
            if let Some(rule) = read(words) {
                self.once(sentence, words, rule, by);
            }
        }
        if let Some((rule, allowed)) = self.leaving.read(words, sentence.span)
            && self.once(sentence, words, rule, WITHDRAWAL)
        {
            for span in allowed {
                self.rest.settle(span, Topic::Withdrawal);
                self.rest.settle(span, Topic::Termination);
            }
        }
        if self.admits_organisations.is_none() && consent::admits_organisations(words) {
            self.admits_organisations = Some((sentence.article.clone(), sentence.span));
        }
        self.head(words);
        if let Some(opening) = consent::opening(words)
            && self.draft.opened.as_ref().is_none_or(|it| *it == opening)
        {
            self.draft.opened = Some(opening);
            self.rest.settle(sentence.span, Topic::Consent);
        }
        if self.draft.depositary.is_some() && head::depositary(words).is_some() {
            self.rest.settle(sentence.span, Topic::Depositary);
        }
        // `It shall be subject to ratification. It shall enter into force …`: both point to one noun.
        if !goes_on(words) {
            self.before = (words, sentence.span);
        }
    }

    fn entry(&mut self, words: &[Token<'_>], says_no_day: bool) -> Vec<Found> {
        let (before, span) = self.before;
        let both = proviso::otherwise(words).zip(proviso::day_with_proviso(before, self.names));
        if let Some((delay, (day, condition))) = both {
            self.draft.not_understood.retain(|it| it.sentence != span);
            self.draft.clauses.retain(|it| it.sentence != span || it.by != ENTRY);
            let rule = proviso::by_day_or_later(day, condition, delay);
            return vec![Found::Rule(rule, "entry-by-day-or-later")];
        }
        if says_no_day {
            return Vec::new();
        }
        match foreign::english(words, before) {
            Some((words, before)) => entry::read(&words, &before, self.called, self.names),
            None => entry::read(words, before, self.called, self.names),
        }
    }

    /// What it says of entry into force without the words that narrow who counts.
    fn but_for(&self, words: &[Token<'_>], topic: Topic) -> Option<ButFor> {
        (topic == Topic::EntryIntoForce).then_some(())?;
        let (kept, words) = narrowing::without(words)?;
        let found = entry::read(&kept, self.before.0, self.called, self.names);
        found.into_iter().find_map(|it| match it {
            Found::Rule(rule, ENTRY) => Some(ButFor { rule, words: words.clone() }),
            Found::Rule(..) | Found::Unread(..) => None,
        })
    }

    /// Whether it leaves the day to another paragraph, or speaks of something else than this treaty.
    fn says_no_day(&self, words: &[Token<'_>]) -> bool {
        self.is_of_another(words) || entry::points_onward(words, self.called)
    }

    /// Whether it speaks of what is attached to this treaty, and comes into force by itself.
    fn is_of_another(&self, words: &[Token<'_>]) -> bool {
        self.has(ENTRY) && is_of_attached(words, self.called)
    }

    fn head(&mut self, words: &[Token<'_>]) {
        if self.draft.authentic.is_empty() {
            self.draft.authentic = head::authentic(words).unwrap_or_default();
        }
        if let Some((name, conventions)) = head::depositary(words)
            && self.draft.conventions.is_none()
        {
            self.draft.depositary = Some(name.to_owned());
            self.draft.conventions = Some(conventions);
        }
        self.draft.has_accessions |=
            consent::has_instruments_of_accession(words) || consent::opens_accession(words);
        self.organisation = self.organisation.or_else(|| head::organisation(words));
        self.is_kept_by_head |= head::is_kept_by_head(words);
    }

    /// `deposited with the Secretary-General`, where a definition elsewhere says of what.
    fn depositary_by_definition(&mut self) {
        if let Some(name) = self.organisation
            && self.is_kept_by_head
            && self.draft.conventions.is_none()
        {
            self.draft.depositary = Some(name.to_owned());
            self.draft.conventions = Conventions::named(name);
        }
    }

    /// Nothing is said of the treaty, and of each party that its own act binds it.
    fn entry_by_the_first(&mut self) {
        let unread = self.draft.not_understood.iter().any(|it| it.topic == Topic::EntryIntoForce);
        let said = |it: &Drafted| matches!(it.rule, Rule::EntersIntoForce { .. });
        if unread || self.draft.clauses.iter().any(said) {
            return;
        }
        let each = self.draft.clauses.iter().find(|it| it.by == EACH_PARTY);
        let entry =
            each.and_then(|it| Some(Drafted { rule: by_the_first(&it.rule)?, ..it.clone() }));
        self.draft.clauses.extend(entry);
    }

    /// The convention says when its protocols enter into force, and no sentence of this one says otherwise.
    fn entry_by_parent(&mut self, parent: &str, names: &Names) {
        let pointed = !self.pointers.is_empty();
        let unread =
            self.draft.not_understood.iter().any(|it| {
                it.topic == Topic::EntryIntoForce && !self.pointers.contains(&it.sentence)
            });
        let said = |it: &Drafted| matches!(it.rule, Rule::EntersIntoForce { .. });
        if unread || self.draft.clauses.iter().any(said) {
            return;
        }
        let found = parent::clauses(parent, self.called, pointed, names);
        if !found.iter().any(said) {
            return;
        }
        for span in std::mem::take(&mut self.pointers) {
            self.draft.not_understood.retain(|it| it.sentence != span);
            self.rest.settle(span, Topic::EntryIntoForce);
        }
        found.into_iter().for_each(|it| self.add(it));
    }

    /// What the convention says of its protocols on consent, reservations and the depositary, where this one says
    /// nothing of it.
    fn others_by_parent(&mut self, parent: &str) {
        let found = parent::beside_entry(parent, self.called);
        self.draft.has_accessions |= found.has_accessions;
        for drafted in found.clauses {
            let topics = settled_by(&drafted.rule, &[]).collect::<Vec<_>>();
            if self.has(drafted.by) || topics.iter().any(|it| self.rest.speaks_of(*it)) {
                continue;
            }
            // What an entry into force implies is less than what is said.
            if drafted.by == "consent-by" {
                self.draft.clauses.retain(|it| it.by != "consent-implied");
            }
            self.draft.clauses.push(drafted);
        }
        if self.draft.opened.is_none() && !self.rest.speaks_of(Topic::Consent) {
            self.draft.opened = found.opened;
        }
        if let (None, Some((name, conventions))) = (&self.draft.conventions, found.depositary) {
            self.draft.depositary = Some(name.to_owned());
            self.draft.conventions = Some(conventions);
        }
    }

    /// Organisations count where they are let in and no sentence says that they do not.
    fn organisations_counted(&mut self) {
        if let Some((article, sentence)) = self.admits_organisations.take()
            && self.counts_instruments
            && !self.has(ORGANISATIONS)
        {
            let rule = Rule::OrganisationsCounted(CountOrganisations::Yes);
            self.draft.clauses.push(Drafted {
                article,
                rule,
                sentence,
                by: "organisations-admitted",
                whose: Whose::Own,
            });
        }
    }

    /// A first term, and its renewal in the sentence behind it.
    fn renewed(&mut self, sentence: &Sentence, words: &[Token<'_>]) {
        let before = self.before.1;
        let term = self
            .draft
            .clauses
            .iter_mut()
            .find(|it| it.by == DURATION && it.sentence == before && ends_with_term(&it.rule));
        if let Some(term) = term
            && let Some(found) = term::renewal_alone(words)
            && let Rule::InForce(Duration::Term { renewal, .. }) = &mut term.rule
        {
            *renewal = found;
            for topic in [Topic::Duration, Topic::Withdrawal, Topic::Termination] {
                self.rest.settle(sentence.span, topic);
            }
        }
    }

    fn has(&self, by: &str) -> bool {
        self.draft.clauses.iter().any(|it| it.by == by)
    }

    /// Takes what is said once for the whole treaty; whoever says it again otherwise is not believed.
    fn once(
        &mut self,
        sentence: &Sentence,
        words: &[Token<'_>],
        rule: Rule,
        by: &'static str,
    ) -> bool {
        let believed =
            !self.has(by) || self.draft.clauses.iter().any(|it| it.by == by && it.rule == rule);
        if believed {
            self.take(sentence, words, Found::Rule(rule, by));
        }
        believed
    }

    /// A clause, behind the consent that it implies.
    fn add(&mut self, drafted: Drafted) {
        if let Some(rule) = consent::implied(&drafted.rule) {
            self.draft.clauses.push(Drafted { rule, by: "consent-implied", ..drafted.clone() });
        }
        self.draft.clauses.push(drafted);
    }

    /// `shall not come into force until it has been ratified by five Powers. The date of its coming into force shall be
    /// the ninetieth day after the fifth ratification`: the second sentence says it, and the first what it waits for.
    fn refine(&mut self, found: &Found) {
        if let Found::Rule(rule, _) = found {
            self.draft.clauses.retain(|it| !refines(rule, &it.rule));
        }
    }

    fn take(&mut self, sentence: &Sentence, words: &[Token<'_>], found: Found) {
        let (article, span) = (sentence.article.clone(), sentence.span);
        let found = self.unless_said_otherwise(found);
        self.refine(&found);
        match &found {
            Found::Rule(rule, _) => self.rest.drafted(span, rule, words),
            Found::Unread(topic, _) => self.rest.settle(span, *topic),
        }
        match found {
            Found::Rule(rule, by) if !self.draft.clauses.iter().any(|it| it.rule == rule) => {
                self.add(Drafted { article, rule, sentence: span, by, whose: Whose::Own });
            }
            Found::Rule(..) => {}
            Found::Unread(topic, why) => {
                let but_for = self.but_for(words, topic);
                if but_for.is_some() {
                    self.counts_instruments = consent::counts_instruments(words);
                }
                self.draft.not_understood.push(NotUnderstood {
                    article,
                    sentence: span,
                    topic,
                    why,
                    but_for,
                });
            }
        }
    }

    /// Of two sentences that differ on the treaty's own entry into force, neither can be trusted.
    fn unless_said_otherwise(&self, found: Found) -> Found {
        let entry = |it: &Rule| matches!(it, Rule::EntersIntoForce { .. });
        let Found::Rule(rule, _) = &found else { return found };
        let differs =
            |it: &Drafted| entry(&it.rule) && it.rule != *rule && !refines(rule, &it.rule);
        if entry(rule) && self.draft.clauses.iter().any(differs) {
            return Found::Unread(Topic::EntryIntoForce, "an earlier sentence says otherwise");
        }
        found
    }
}
