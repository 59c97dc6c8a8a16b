//! The slots of sentences: each has a name in the patterns, a reader and a writer.

use foedera_dates::{Conventions, Day, Delay, Edtf};
use foedera_entities::EntityId;
use foedera_model::{
    Against, AmendmentBinds, AmendmentWhen, ArticleRange, Duty, Instrument, Means, Measure, Part,
    Person, Quantity, Quorum, Set, Source, TermFrom, Topic, Trigger, Until, When,
};

use crate::cursor::{Cursor, Expected};
use crate::noun::delay::Lead;
use crate::noun::duty::Spoken;
use crate::noun::{
    amendment, condition, consent, delay, duty, number, plain, proper, quorum, set, source,
    trigger, when,
};
use crate::out::Out;
use crate::token::{Kind, quoted};

macro_rules! slots {
    ($($name:ident: $variant:ident($type:ty), $read:expr, $write:expr;)*) => {
        /// What can stand in a slot of a pattern.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Slot { $($variant,)* }

        /// What was read in a slot.
        #[expect(clippy::large_enum_variant, reason = "it lives for one line")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Value { $($variant($type),)* Given(bool), }

        impl Slot {
            /// The slot of this name in a pattern.
            pub(crate) fn named(name: &str) -> Option<Self> {
                match name { $(stringify!($name) => Some(Self::$variant),)* _ => None }
            }

            pub(crate) fn read(self, c: &mut Cursor<'_, '_>) -> Option<Value> {
                match self { $(Self::$variant => {
                    let read: fn(&mut Cursor<'_, '_>) -> Option<$type> = $read;
                    read(c).map(Value::$variant)
                })* }
            }
        }

        impl Value {
            pub(crate) fn write(&self, out: &mut Out) {
                match self { $(Self::$variant(it) => {
                    let write: fn(&$type, &mut Out) = $write;
                    write(it, out);
                })* Self::Given(_) => {} }
            }
        }

        /// The values of one sentence, taken in their order.
        impl Values {
            $(pub(crate) fn $name(&mut self) -> Option<$type> {
                if let Some(Value::$variant(it)) = self.values.next() { Some(it) } else { None }
            })*
        }
    };
}

/// The values of one sentence, in the order of its slots.
#[derive(Debug)]
pub(crate) struct Values {
    values: std::vec::IntoIter<Value>,
}

impl Values {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self { values: values.into_iter() }
    }

    /// Whether the optional part that comes next was said; if it was, its values follow.
    pub(crate) fn given(&mut self) -> Option<bool> {
        if let Some(Value::Given(it)) = self.values.next() { Some(it) } else { None }
    }
}

slots! {
    code: Code(EntityId), plain::code, |it, out| out.word(it.as_str());
    codes: Codes(Vec<EntityId>), plain::codes, |it, out| plain::write_codes(it, out);
    treaty: Treaty(String), plain::treaty, |it, out| out.word(it);
    scenario: Scenario(String), plain::scenario, |it, out| out.word(it);
    name: Name(String), |c| plain::name(c, None), |it, out| out.word(it);
    declared: Declared(String), |c| plain::name(c, Some(crate::cursor::Mention::Set)), |it, out| out.word(it);
    quoted: Quoted(String), |c| c.quoted("words in double quotes"), |it, out| out.word(&quoted(it));
    number: Number(u32), number::number, |it, out| out.word(&it.to_string());
    quantity: Amount(Quantity), number::quantity, |it, out| number::write_quantity(*it, out);
    day: Day(Day), plain::day, |it, out| out.word(&it.to_string());
    date: Date(Edtf), plain::date, |it, out| out.word(&it.to_string());
    label: Label(String), plain::label, |it, out| plain::write_label(it, out);
    ranges: Ranges(Vec<ArticleRange>), plain::ranges, |it, out| plain::write_ranges(it, out);
    part: Part(Part), plain::part, plain::write_part;
    organ: Organ(String), plain::organ, |it, out| plain::write_organ(it, out);
    addressees: Addressees(Vec<String>), plain::addressees, |it, out| plain::write_addressees(it, out);
    languages: Languages(Vec<String>), proper::languages, |it, out| proper::write_languages(it, out);
    territories: Territories(Vec<String>), plain::territories, |it, out| plain::write_territories(it, out);
    place: Place(String), proper::proper, |it, out| proper::write_proper(it, out);
    set: Set(Set), set::set, |it, out| set::write_set(it, set::Form::Whole, out);
    quorum: Quorum(Quorum), quorum::quorum, quorum::write_quorum;
    when: When(When), |c| when::when(c, Lead::On), |it, out| when::write_when(it, Lead::On, out);
    from: From(When), |c| when::when(c, Lead::From), |it, out| when::write_when(it, Lead::From, out);
    moment: Moment(When), |c| when::when(c, Lead::Bare), |it, out| when::write_when(it, Lead::Bare, out);
    length: Length(Delay), delay::length, delay::write_length;
    instrument: Instrument(Instrument), consent::instrument, |it, out| consent::write_instrument(*it, out);
    means: Means(Vec<Means>), consent::means, |it, out| consent::write_means(it, out);
    topic: Topic(Topic), consent::topic, |it, out| consent::write_topic(*it, out);
    until: Until(Until), consent::until, consent::write_until;
    term: Term(TermFrom), consent::term_from, consent::write_term_from;
    practice: Practice((String, Conventions)), consent::practice, |it, out| out.word(&it.0);
    binds: Binds(AmendmentBinds), amendment::binds, amendment::write_binds;
    amended: Amended(AmendmentWhen), amendment::amended, amendment::write_amended;
    holding: Holding((Measure, String)), condition::holding, |it, out| condition::write_holding(&it.0, &it.1, out);
    source: Source(Source), source::source, source::write_source;
    persons: Persons(Vec<Person>), source::persons, |it, out| source::write_persons(it, out);
    trigger: Trigger(Trigger), trigger::trigger, trigger::write_trigger;
    side: Side(Spoken), duty::side, duty::write_side;
    duty: Duty((Duty, Option<Against>)), duty::duty, duty::write_duty;
    timing: Timing(String), duty::timing, |it, out| out.word(it);
    unit: Unit(String), unit, |it, out| out.word(it);
    called: Called(String), called, |it, out| out.word(it);
    vote: Vote(String), vote, |it, out| write_vote(it, out);
}

impl Value {
    /// Whether a verb that goes with this value is in the plural; nothing if none does.
    pub(crate) fn is_plural(&self) -> Option<bool> {
        if let Self::Codes(states) = self {
            Some(1 < states.len())
        } else if let Self::Addressees(all) | Self::Territories(all) = self {
            Some(1 < all.len())
        } else if let Self::Part(part) = self {
            Some(plain::is_plural(part))
        } else if let Self::Side(side) = self {
            Some(duty::is_plural(side))
        } else {
            None
        }
    }
}

/// The unit of a table: the words up to the end of the line.
fn unit(c: &mut Cursor<'_, '_>) -> Option<String> {
    plain_words(c, "a unit such as `percent`", |_| false)
}

/// What an event is called: the words up to the last `by`.
fn called(c: &mut Cursor<'_, '_>) -> Option<String> {
    let is_by = |c: &Cursor<'_, '_>, at: usize| {
        let someone = || plain::is_code(c.peek(at + 1)) || plain::bearers(c, at + 1).is_some();
        c.peek(at) == "by" && someone()
    };
    let called = plain_words(c, "what it is called, such as `armed attack`", |c| {
        let mut later = (1..).take_while(|it| c.kind(*it).is_some());
        is_by(c, 0) && !later.any(|it| is_by(c, it))
    })?;
    if c.kind(0) == Some(Kind::Comma) {
        return c.miss(Expected::Noun(
            "`by CODES`: what is called is one thing without commas, a line each",
        ));
    }
    Some(called)
}

fn plain_words(
    c: &mut Cursor<'_, '_>,
    what: &'static str,
    ends: impl Fn(&Cursor<'_, '_>) -> bool,
) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    while c.kind(0) == Some(Kind::Atom) && !ends(c) {
        words.push(c.peek(0));
        c.skip();
    }
    if words.is_empty() { c.miss(Expected::Noun(what)) } else { Some(words.join(" ")) }
}

/// The result of a vote: a plain word, or as quoted.
fn vote(c: &mut Cursor<'_, '_>) -> Option<String> {
    if c.has("unanimous") {
        return Some("unanimous".to_owned());
    }
    c.quoted("`unanimous` or the result in quotes, such as `\"397 to 0\"`")
}

fn write_vote(vote: &str, out: &mut Out) {
    if vote == "unanimous" { out.word(vote) } else { out.word(&quoted(vote)) }
}
