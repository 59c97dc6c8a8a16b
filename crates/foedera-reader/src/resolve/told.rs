//! The day from which another counts: "on the same day", "two weeks later", "in that year".

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, Status};

use super::{Context, Resolved};
use crate::act::Raw;
use crate::node::Node;
use crate::said::Said;

/// So many sentences below an entry into force a treaty at most lapses "on the same day".
const EFFECT: usize = 3;

/// A month has at most so many days.
const MONTH: i32 = 31;

/// A sentence that only tells when and where has at most so many words and marks.
const SHORT: usize = 16;

/// News are at most so many days old.
pub(super) const NEWS: i32 = 31;

impl Context<'_> {
    /// The day from which a day of this act counts that stands here.
    pub(super) fn counts_from(
        &self,
        said: &Said,
        raw: &Raw,
        place: usize,
        referent: usize,
        published: Option<&Edtf>,
    ) -> Option<&Edtf> {
        if let Some(kind) = said.since() {
            return self.day_of(kind, referent);
        }
        // "It left last November, and the others the same day": of no year can that be said, and of a month beside it alone.
        let short = |it: &Edtf, most: i32| {
            let ends = it.bounds().earliest().zip(it.bounds().latest());
            ends.is_some_and(|(first, last)| last.number() - first.number() < most)
        };
        let beside = said.is_beside_a_day();
        let serves = |it: &Edtf, here: bool| !beside || short(it, if here { MONTH } else { 1 });
        let told = self.day_told(place, serves);
        let near = |sentences: usize| told.is_some_and(|it| it.0 + sentences >= self.sentence);
        let same = said.is_same_day();
        let effect = || self.effect().filter(|_| same && raw.kind == ClaimKind::Termination);
        // "On the same day Peru joined the Statute": a paragraph begins with it, and what is told just before of no day.
        let begins = self.begins_line && self.mentioned.iter().all(|it| place < it.at.start());
        let news = || self.news(published).filter(|_| same && begins && !near(1));
        let other = if near(0) { None } else { effect().or_else(news) };
        other.or(told.map(|it| it.1))
    }

    /// The day told here or in the sentence before, whose story this one goes on with; a year alone only here.
    pub(super) fn story(&self, place: usize) -> Option<&Edtf> {
        let (sentence, day) = self.day_told(place, |_, _| true)?;
        let exact = day.bounds().is_day().is_some() && sentence + 1 >= self.sentence;
        (exact || sentence == self.sentence).then_some(day)
    }

    /// The day of the last act of this kind under this treaty that happened.
    fn day_of(&self, kind: ClaimKind, referent: usize) -> Option<&Edtf> {
        let done = |it: &&Resolved| {
            it.kind == kind && it.referent == referent && it.raw.status == Status::Happened
        };
        self.resolved.iter().rfind(done)?.date.as_ref()
    }

    /// The day on which a treaty was last told to come into force: with it an older one lapses.
    fn effect(&self) -> Option<&Edtf> {
        let begins = |it: &&Resolved| it.kind == ClaimKind::EntryIntoForce && it.date.is_some();
        let last = self.resolved.iter().rfind(begins)?;
        last.date.as_ref().filter(|_| last.sentence + EFFECT >= self.sentence)
    }

    /// The day of the news: the last one of the first sentence that tells of what was done on a day lately.
    fn news(&self, published: Option<&Edtf>) -> Option<&Edtf> {
        let now = published?.bounds().latest()?;
        let day = |it: &Resolved| {
            let day = it.date.as_ref().filter(|_| it.raw.status == Status::Happened)?;
            let day = day.bounds().is_day()?;
            (day <= now && now <= day.plus_days(NEWS)?).then_some(day)
        };
        let lead = self.resolved.iter().find(|it| day(it).is_some())?.sentence;
        let told = self.resolved.iter().filter(|it| it.sentence == lead);
        told.max_by_key(|it| day(it))?.date.as_ref()
    }

    /// The day told last of those that serve, and the sentence that tells it: in this sentence the nearest, in the one
    /// before the latest, for what is told there besides ("signed in June") lies further back; a day of which no act was
    /// told counts as well.
    fn day_told(
        &self,
        place: usize,
        serves: impl Fn(&Edtf, bool) -> bool,
    ) -> Option<(usize, &Edtf)> {
        let here = self.resolved.get(self.first..).unwrap_or(&[]);
        let told = |it: &Resolved, here: bool| it.date.as_ref().is_some_and(|it| serves(it, here));
        let before = |it: &&Resolved| told(it, true) && it.raw.words.start() <= place;
        if let Some(last) = here.iter().rfind(before) {
            return Some((self.sentence, last.date.as_ref()?));
        }
        let mut days = self.days.iter().filter(|it| serves(&it.1, true));
        if let Some((_, day)) = days.rfind(|it| it.0.start() < place) {
            return Some((self.sentence, day));
        }
        let before = self.resolved.get(..self.first)?;
        let acted = before.iter().rfind(|it| told(it, false)).map(|it| it.sentence);
        let last_day = self.last_day.as_ref().filter(|it| serves(&it.1, false));
        if let Some((sentence, day)) = last_day.filter(|it| acted.is_none_or(|act| act < it.0)) {
            return Some((*sentence, day));
        }
        let last = acted?;
        let all = before.iter().filter(|it| it.sentence == last && told(it, false));
        let days = all.filter_map(|it| it.date.as_ref());
        Some((last, days.max_by_key(|it| it.bounds().earliest())?))
    }

    /// "It deposited its instrument. The ceremony took place on 5 November": the day of a short sentence that goes on in
    /// the same line, tells of no act and names no treaty, is that of the one act that was told on no day before it, if
    /// it is news.
    pub(super) fn date_the_last(&mut self, nodes: &[Node], published: Option<&Edtf>) {
        let [(_, day)] = self.days.as_slice() else { return };
        let names = nodes.iter().any(|it| it.treaty().is_some());
        if self.begins_line || self.resolved.len() > self.first || names || nodes.len() > SHORT {
            return;
        }
        // "It will send the notice on Friday": a weekday alone may be to come.
        if nodes.iter().filter_map(Node::date).any(Said::is_bare_weekday) {
            return;
        }
        let (Some(on), Some(now)) =
            (day.bounds().is_day(), published.and_then(|it| it.bounds().latest()))
        else {
            return;
        };
        if on > now || on.plus_days(NEWS).is_none_or(|it| it < now) {
            return;
        }
        let day = day.clone();
        let here = self.sentence;
        let told = |it: &&mut Resolved| it.sentence + 1 == here && it.kind != ClaimKind::Obligation;
        let mut last = self.resolved.iter_mut().filter(told);
        let (Some(only), None) = (last.next(), last.next()) else { return };
        if only.date.is_none() && only.raw.status == Status::Happened {
            only.date = Some(day);
        }
    }
}
