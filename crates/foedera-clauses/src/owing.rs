//! Commitments as they stand in a file: a trigger with what is owed below it, or one line.

use foedera_model::{Commitment, Trigger};

use crate::document::{Place, Walk};
use crate::recovery::Below;
use crate::sentence::{MANNER, Manner, OWED, Owed, Said};

impl Walk<'_, '_> {
    /// What is owed on an event, a line each below it.
    pub(crate) fn trigger(&mut self, place: &Place<'_>, trigger: &Trigger) {
        for line in self.below(place.line) {
            let mut said = Said::default();
            let Some(out) = self.reader.read(&OWED, line, &mut said) else {
                self.recover(line, &[Below::Manner]);
                continue;
            };
            let Said::Owed(mut owed) = said else { continue };
            owed.trigger = Some(trigger.clone());
            // Cited alone, a duty says its event with it.
            let words = format!("{} {}", place.words.text(), out.text());
            self.commit(place, line, words, owed);
        }
    }

    /// A commitment of one line.
    pub(crate) fn owed(&mut self, place: &Place<'_>, owed: Owed) {
        self.commit(place, place.line, place.words.text(), owed);
    }

    fn commit(&mut self, place: &Place<'_>, line: usize, words: String, mut owed: Owed) {
        for below in self.below(line) {
            self.reader.read(&MANNER, below, &mut owed.manner);
            self.reader.no_children(below);
        }
        let Owed { bearer, beneficiary, duty, against, trigger, manner } = owed;
        let Manner {
            means,
            timing,
            accordance,
            exceptions,
            case_decided_by,
            means_decided_by,
            until,
            counts_continuing,
            secret_published,
            public_until,
        } = manner;
        let commitment = Commitment {
            article: place.label(),
            place: self.reader.span(line),
            words,
            trigger,
            bearer,
            beneficiary,
            duty,
            against,
            means,
            timing,
            accordance,
            exceptions,
            case_decided_by,
            means_decided_by,
            until,
            counts_continuing: counts_continuing.is_some(),
            secret_published,
            public_until,
        };
        self.treaty(line).commitments.push(commitment);
    }
}
