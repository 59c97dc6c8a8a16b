//! The axes of every state put together, and what the texts leave in doubt.

use foedera_dates::Day;
use foedera_model::{ActKind, Clause, Topic};

use super::admission::Unfit;
use super::consent::Consent;
use super::in_part::is_in_part;
use super::timeline::Doubt;
use super::{Axis, Evaluation, Line, Spell, Timeline, Trace};
use crate::answer::{OpenOn, Standing};
use crate::law::{ClauseNo, Member};

impl<T: Trace> Evaluation<'_, T> {
    /// What was found, as a timeline.
    pub(super) fn timeline(self) -> Timeline<T::Note> {
        let force: Vec<Spell<T::Note>> = self.entry.iter().map(|it| self.life(it)).collect();
        let parts = self.parts();
        let line = |member| self.line(member, &parts);
        let mut members: Vec<Line<T::Note>> = self.case.all().map(line).collect();
        let mut unseen = self.unseen_lives(&members);
        self.keep_unseen_to_territory(&mut unseen);
        Timeline {
            unseen,
            kept_out: self.keep_to_territory(&mut members),
            force: force.into_iter().filter(Spell::is_some).collect(),
            parts,
            members,
            apart: self.apart(),
            paused: self.paused(),
            outlasting: self.survivals(),
            lapsed: self.lapsed.clone(),
            replaced: self.replaced(),
            unadmitted: self.unadmitted(),
            warnings: self.warnings.take(),
            doubts: self.doubts.take(),
            unstated: self.all_unstated(),
        }
    }

    /// The treaties by whose entry into force this one ended (VCLT 54(b), 59).
    fn replaced(&self) -> Option<(Day, Vec<usize>)> {
        let (ended, _) = self.ended.as_ref()?;
        let replacing = self.outside.library.links.replaced_by.get(self.case.no)?;
        let whole = replacing.iter().filter(|(_, between_its_parties)| !between_its_parties);
        let then = whole.filter(|(by, _)| {
            let spells = self.other_days(*by, None).unwrap_or_default();
            spells.iter().any(|(since, _)| since == ended)
        });
        let by: Vec<usize> = then.map(|(by, _)| *by).collect();
        (!by.is_empty()).then_some((*ended, by))
    }

    fn life(&self, entry: &super::Entry<T::Note>) -> Spell<T::Note> {
        let mut spell = Spell::open(entry.effect, entry.note.clone());
        if let Some((day, note)) = &self.ended {
            spell.end(*day, note);
        }
        spell
    }

    fn line(&self, member: Member, parts: &[(ClauseNo, Vec<Spell<T::Note>>)]) -> Line<T::Note> {
        let mut line = Line::default();
        line.parts = self.parts_for(member, parts);
        line.left = self.left.get(member.index()).cloned().unwrap_or_default();
        line.put_out = self.put_out.get(member.index()).cloned().unwrap_or_default();
        line.negotiates = self.negotiates(member);
        line.gone = self.case.ended.get(member.index()).copied().flatten();
        for spell in self.spells_of(member) {
            line.add(Axis::Force, spell.clone());
        }
        if let Some(signature) = self.signature_of(member) {
            let note = self.trace.act(signature.fact, signature.day);
            line.add(Axis::Signature, Spell::open(signature.day, note));
        }
        for consent in self.consents_of(member) {
            line.add(Axis::Consent, self.consent_spell(member, consent));
        }
        // It has consented through those that united in it.
        if let Some((_, on)) = self.united.iter().find(|it| it.0 == member) {
            let own = self.spells_of(member).iter().find(|it| it.since == *on);
            own.into_iter().for_each(|it| line.add(Axis::Consent, it.clone()));
        }
        for spell in self.notices.get(member.index()).into_iter().flatten() {
            line.add(Axis::Notice, spell.clone());
        }
        for spell in self.provisional(member) {
            line.add(Axis::Provisional, spell);
        }
        for spell in
            self.suspensions(member).into_iter().chain(self.suspended_until_notified(member))
        {
            line.add(Axis::Suspended, spell);
        }
        self.article_18(member, &mut line);
        self.end_with_its_life(member, &mut line);
        line
    }

    /// Consent stands until its instrument is taken back or the state has left.
    fn consent_spell(&self, member: Member, consent: &Consent) -> Spell<T::Note> {
        let note = self.consenting(consent);
        let mut spell = Spell::open(consent.day, note);
        // A consent given while a notice ran stands for what it brought after the exit.
        let mut again = self.reentered.iter().filter(|it| (it.0, it.1) == (member, consent.day));
        let from = again.next().map_or(Day::MIN, |(.., exit)| *exit);
        let bound = self.spells_of(member).iter().find(|it| {
            from <= it.since
                && it.until.is_none_or(|until| consent.day < until)
                && consent.withdrawn.is_none_or(|(withdrawn, _)| it.since < withdrawn)
        });
        match (bound, consent.withdrawn) {
            (Some(bound), _) => {
                if let (Some(until), Some(ended)) = (bound.until, &bound.ended) {
                    spell.end(until, ended);
                }
            }
            (None, Some((day, fact))) => spell.end(day, &self.trace.act(fact, day)),
            (None, None) => {
                // What another treaty replaces at once, or is left at once, it never was bound by.
                let own = self.admitted.get(member.index()).into_iter().flatten();
                let mut own = own.filter(|(day, _)| *day == consent.day && !self.void);
                own.next().into_iter().for_each(|(_, it)| spell.end(it.since, &it.began));
            }
        }
        // Nobody consents to a treaty that has ended.
        self.ended.iter().for_each(|(day, note)| spell.end(*day, note));
        spell
    }

    /// The duty not to defeat object and purpose (VCLT 18): (a) from signature until consent or
    /// until the state has made clear that it will not become a party; (b) from consent until
    /// entry into force. A state whose instrument was taken back is a signatory again.
    fn article_18(&self, member: Member, line: &mut Line<T::Note>) {
        let refused = self.later_deed(member, ActKind::RefusalToBecomeParty, Day::MIN);
        let consents = line.on(Axis::Consent).to_vec();
        let mut since = self.signature_of(member).map(|it| it.day);
        let close = |mut spell: Spell<T::Note>| {
            let over = self.lapsed.iter().chain(&self.ended);
            over.for_each(|(day, note)| spell.end(*day, note));
            spell
        };
        // Making clear that it will not become a party takes back no consent.
        let close_a = |spell: Spell<T::Note>| {
            let mut spell = close(spell);
            refused.iter().for_each(|(day, note)| spell.end(*day, note));
            spell
        };
        for consent in &consents {
            if let Some(from) = since.filter(|from| *from < consent.since) {
                let mut spell = close_a(Spell::open(from, consent.began.clone()));
                spell.end(consent.since, &consent.began);
                line.add(Axis::Article18A, spell);
            }
            let force = line.on(Axis::Force).iter().find(|it| {
                it.until.is_none_or(|until| consent.since < until)
                    && consent.until.is_none_or(|until| it.since < until)
            });
            let mut pending = close(Spell::open(consent.since, consent.began.clone()));
            match force {
                Some(force) => pending.end(force.since, &force.began),
                None => consent.until.iter().for_each(|day| pending.end(*day, &consent.began)),
            }
            // Only a state that never became a party is a signatory again.
            since = if force.is_some() { None } else { since.and(consent.until) };
            line.add(Axis::Article18B, pending);
        }
        if let (Some(from), Some(signature)) = (since, self.signature_of(member)) {
            let note = self.trace.act(signature.fact, signature.day);
            line.add(Axis::Article18A, close_a(Spell::open(from, note)));
        }
    }

    /// Words that are kept as text open every answer that they bear on, from the day on which
    /// they can.
    pub(super) fn doubt_texts(&self) {
        for (no, clause) in self.treaty.clauses.iter().enumerate() {
            let Some(topic) = clause.rule.undecided_topic() else { continue };
            let on = || words_of(no, clause);
            let is_idle = matches!(clause.rule, foedera_model::Rule::NotEncodedYet { .. });
            if is_idle {
                let words = &clause.words;
                self.warn(Day::MIN, None, || {
                    format!(
                        "this clause is read and kept, and decides nothing of itself yet: {words}"
                    )
                });
            }
            if topic == Topic::Withdrawal {
                self.doubt_leavers(&on);
            } else if topic == Topic::Succession {
                let quoted = matches!(clause.rule, foedera_model::Rule::Text { .. });
                self.doubt_successors(&on, quoted);
            } else if topic == Topic::Consent && says(self.treaty, is_consent) {
                self.doubt_strangers(&on);
            } else if topic == Topic::EntryIntoForce && says(self.treaty, is_entry) {
                self.doubt_later_parties(&on);
            } else if let Some(from) = self.bears_from(topic) {
                let outlasts = topic == Topic::Duration && says(self.treaty, is_duration);
                self.doubts.borrow_mut().push(Doubt {
                    from,
                    only: None,
                    on: on(),
                    otherwise: otherwise(topic),
                    outlasts,
                });
            }
        }
    }

    /// Words on entry into force, beside a clause on the treaty's own, matter for those that consent
    /// later, where no clause is on them; and for all that have consented, where what the clause asks for never comes.
    fn doubt_later_parties(&self, on: &dyn Fn() -> OpenOn) {
        let Some(entry) = &self.entry else {
            let first = self.consents.iter().flatten().map(|it| it.day).min();
            self.doubts.borrow_mut().extend(first.map(|from| Doubt {
                from,
                only: None,
                on: on(),
                otherwise: Standing::Consented,
                outlasts: false,
            }));
            return;
        };
        if says(self.treaty, |it| matches!(it, foedera_model::Rule::LaterParties { .. })) {
            return;
        }
        for member in self.case.all() {
            let later =
                self.consents_of(member).iter().map(|it| it.day).filter(|it| entry.met < *it);
            let doubts = later.map(|from| Doubt {
                from,
                only: Some(member),
                on: on(),
                otherwise: Standing::Consented,
                outlasts: false,
            });
            self.doubts.borrow_mut().extend(doubts);
        }
    }

    /// Words on consent, beside a clause on it, can let in whoever the clauses leave out.
    fn doubt_strangers(&self, on: &dyn Fn() -> OpenOn) {
        let left_out = self.unadmitted().into_iter().filter(|it| {
            !it.counts && matches!(it.why, Unfit::Outside | Unfit::NoClause | Unfit::NotAmong(_))
        });
        for it in left_out {
            let act = self.journal.iter().find(|act| act.deed.fact == it.fact);
            let doubt = act.map(|act| Doubt {
                from: act.received,
                only: Some(it.by),
                on: on(),
                otherwise: Standing::Party,
                outlasts: false,
            });
            self.doubts.borrow_mut().extend(doubt);
        }
    }

    /// Words on withdrawal matter for a state that has given notice, or about which an organ decided,
    /// from then on.
    fn doubt_leavers(&self, on: &dyn Fn() -> OpenOn) {
        for (from, who, _) in self.decided_about() {
            let (only, otherwise) = (Some(who), Standing::Ended);
            let doubt = Doubt { from, only, on: on(), otherwise, outlasts: false };
            self.doubts.borrow_mut().push(doubt);
        }
        let notices = self.journal.iter().filter(|it| it.deed.kind == ActKind::WithdrawalNotice);
        for notice in notices.filter(|it| !is_in_part(it)) {
            for member in &notice.deed.by {
                let only = (2 < self.parties_on(notice.received).count()).then_some(*member);
                let doubt = Doubt {
                    from: notice.received,
                    only,
                    on: on(),
                    otherwise: Standing::Withdrawn,
                    outlasts: false,
                };
                self.doubts.borrow_mut().push(doubt);
            }
        }
    }

    /// Quoted words on succession matter for successors, from their notification on. That a
    /// successor becomes a party by notifying is what the engine does without a clause.
    fn doubt_successors(&self, on: &dyn Fn() -> OpenOn, quoted: bool) {
        let kind = ActKind::Deposit(foedera_model::Instrument::Succession);
        for act in self.journal.iter().filter(|it| quoted && it.deed.kind == kind) {
            for member in &act.deed.by {
                let doubt = Doubt {
                    from: act.received,
                    only: Some(*member),
                    on: on(),
                    otherwise: Standing::None,
                    outlasts: false,
                };
                self.doubts.borrow_mut().push(doubt);
            }
        }
    }

    /// The first day on which words on a topic could change whether the treaty is in force;
    /// nothing where they cannot.
    fn bears_from(&self, topic: Topic) -> Option<Day> {
        let entry = self.entry.as_ref().map(|it| it.day);
        let first = |kinds: &[ActKind]| {
            let acts = self.journal.iter().filter(|it| kinds.contains(&it.deed.kind));
            acts.map(|it| it.received).min()
        };
        match topic {
            Topic::EntryIntoForce => Some(Day::MIN),
            Topic::Consent => (!says(self.treaty, is_consent))
                .then(|| self.consents.iter().flatten().map(|it| it.day).min())
                .flatten(),
            // Beside a clause on it, words can lengthen what that gives by an act of the parties.
            Topic::Duration if says(self.treaty, is_duration) => {
                let mut own =
                    vec![ActKind::ExchangeOfNotes, ActKind::Decision, ActKind::Notification];
                // Where no clause lets talks stop a renewal, the words may say what they do.
                own.extend(
                    (!says(self.treaty, is_ended_by_talks)).then_some(ActKind::TalksRequest),
                );
                let acts = self.journal.iter().filter(|it| own.contains(&it.deed.kind));
                let over = self.ended.as_ref().map_or(Day::MAX, |(day, _)| *day);
                let lives = |it: &Day| entry.is_some_and(|day| day < *it) && *it < over;
                acts.map(|it| it.received).filter(lives).min()
            }
            // On the day of entry itself no term has run.
            Topic::Duration => entry.and_then(Day::next),
            Topic::Termination => first(&[
                ActKind::WithdrawalNotice,
                ActKind::NonRenewalNotice,
                ActKind::TerminationAgreement,
                ActKind::Decision,
            ]),
            Topic::Counting => self.organisation_consented(),
            Topic::Withdrawal
            | Topic::Succession
            | Topic::ProvisionalApplication
            | Topic::Reservations
            | Topic::Declarations
            | Topic::Territory
            | Topic::Amendment
            | Topic::Suspension
            | Topic::OtherTreaties
            | Topic::Depositary
            | Topic::Commitments => None,
        }
    }

    fn organisation_consented(&self) -> Option<Day> {
        let organisations = self.case.all().filter(|it| self.case.is_organisation(*it));
        organisations.flat_map(|it| self.consents_of(it)).map(|it| it.day).min()
    }
}

/// Words of a treaty that an answer hangs on.
pub(super) fn words_of(no: usize, clause: &Clause) -> OpenOn {
    let article = clause.article.as_ref().map(|label| format!("article {}", label.0));
    let clause_no = || format!("clause {}", no + 1);
    OpenOn::Text { clause: article.unwrap_or_else(clause_no), words: clause.words.clone() }
}

/// How a party stands if words on a topic go against it.
fn otherwise(topic: Topic) -> Standing {
    match topic {
        Topic::Duration | Topic::Termination => Standing::Ended,
        Topic::EntryIntoForce => Standing::Consented,
        Topic::Consent
        | Topic::ProvisionalApplication
        | Topic::Withdrawal
        | Topic::Reservations
        | Topic::Declarations
        | Topic::Territory
        | Topic::Amendment
        | Topic::Succession
        | Topic::Suspension
        | Topic::OtherTreaties
        | Topic::Counting
        | Topic::Depositary
        | Topic::Commitments => Standing::None,
    }
}

fn says(treaty: &foedera_model::Treaty, is: fn(&foedera_model::Rule) -> bool) -> bool {
    treaty.clauses.iter().any(|it| is(&it.rule))
}

fn is_entry(rule: &foedera_model::Rule) -> bool {
    super::entry::entry_clause(rule).is_some()
}

fn is_consent(rule: &foedera_model::Rule) -> bool {
    matches!(rule, foedera_model::Rule::Consent(_))
}

fn is_ended_by_talks(rule: &foedera_model::Rule) -> bool {
    use foedera_model::{Duration, Renewal, Rule};
    matches!(rule, Rule::InForce(Duration::Term { renewal: Renewal::UnlessTalks { .. }, .. }))
}

fn is_duration(rule: &foedera_model::Rule) -> bool {
    matches!(rule, foedera_model::Rule::InForce(_))
}
