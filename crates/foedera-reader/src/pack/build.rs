//! From the files of a pack to a pack that can read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foedera_dates::{Edtf, Verdict};
use foedera_entities::{Capacity, Entity, Language, NameKind, World};
use foedera_model::RemarkKind;

use super::Rules;
use super::compile::{Vocabulary, compile};
use super::file;
use super::inflect::Inflections;
use super::lexicon::{Declined, Glued, Lexicon, Surface, is_unspaced};
use super::need::Words;
use super::program::Program;
use super::sieve::Telling;
use super::variants::Variants;
use super::{ActRule, Cue, Example, Form, FurnitureKind, Keys, Lines, Name, Pack, Reads, Voicing};
use crate::node::Kind;
use crate::said::Meaning;
use crate::sense::{Rank, Sense, Slot, Slots};
use crate::shadow::{fold, folded as as_folded};

/// Builds a pack.
///
/// # Errors
/// Says which line or rule is wrong, and how.
pub(super) fn build(
    lexicon: &file::Lexicon,
    rules: file::Rules,
    world: &World,
) -> Result<Pack, String> {
    let inflections = Inflections::new(&lexicon.inflections);
    let vocabulary = vocabulary(lexicon)?;
    let mut builder = Builder { vocabulary, inflections, ..Builder::default() };
    builder.name_everything(lexicon, world)?;
    builder.finish(lexicon, rules)
}

#[derive(Default)]
struct Builder<'l> {
    vocabulary: Vocabulary<'l>,
    inflections: Inflections,
    names: Vec<Name>,
    capitals: BTreeSet<u32>,
    surfaces: Vec<Surface>,
    declined: Vec<Declined>,
    examples: Vec<Example>,
}

/// The classes of a pack; each is a choice of its lines.
fn vocabulary(lexicon: &file::Lexicon) -> Result<Vocabulary<'_>, String> {
    let mut vocabulary = Vocabulary::default();
    for (class, lines) in &lexicon.words {
        let choices: Result<Vec<_>, _> =
            lines.iter().map(|it| super::notation::parse(it)).collect();
        let parts = vec![super::notation::Part::Either(choices?)];
        vocabulary.classes.insert(class, parts.into());
    }
    Ok(vocabulary)
}

/// Whose office it is of which the words for it tell: "secretary-general of the united nations".
fn organisation_in(post: &str, lexicon: &file::Lexicon) -> Option<String> {
    let outside = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
    let stands = |name: &str| {
        let spaced = !name.chars().next_back().is_some_and(is_unspaced);
        post.match_indices(name).any(|(at, _)| {
            let (before, after) = (post.get(..at), post.get(at + name.len()..));
            !spaced
                || (outside(before.and_then(|it| it.chars().next_back()))
                    && outside(after.and_then(|it| it.chars().next())))
        })
    };
    let all = lexicon.organisations.iter();
    let all = all.flat_map(|(code, names)| names.iter().map(move |it| (code, it)));
    let found = all.filter(|(_, it)| stands(it)).max_by_key(|(_, it)| it.len());
    found.map(|(code, _)| code.clone())
}

/// Numbers that a report tells as a year.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

impl Builder<'_> {
    fn name_everything(&mut self, lexicon: &file::Lexicon, world: &World) -> Result<(), String> {
        self.world(lexicon, world);
        self.countries(&lexicon.countries, Form::Noun);
        self.countries(&lexicon.adjective_names, Form::Adjective);
        self.countries(&lexicon.capitals, Form::Capital);
        self.countries(&lexicon.organisations, Form::Organisation);
        for (rank, words) in &lexicon.posts {
            for post in words {
                let kept = (*rank == Rank::Depositary).then(|| organisation_in(post, lexicon));
                self.name(&Name::Post { rank: *rank, code: kept.flatten() }, [post]);
            }
        }
        for (code, ranks) in &lexicon.organs {
            for (rank, words) in ranks {
                self.name(&Name::Post { rank: *rank, code: Some(code.clone()) }, words);
            }
        }
        for (code, ranks) in &lexicon.people {
            for (rank, words) in ranks {
                self.name(&Name::Person { rank: *rank, code: code.clone() }, words);
            }
        }
        self.treaties(lexicon);
        self.name(&Name::Source, &lexicon.sources);
        self.calendar(&lexicon.calendar)
    }

    /// The world's names in this language, those of the living first: a report speaks of today.
    fn world(&mut self, lexicon: &file::Lexicon, world: &World) {
        let tags = std::iter::once(&lexicon.language).chain(&lexicon.names);
        let languages: Vec<Language> = tags.filter_map(|it| it.parse().ok()).collect();
        let today = lexicon.published.parse::<Edtf>().ok().and_then(|it| it.bounds().is_day());
        let dead = |entity: &Entity| today.is_some_and(|it| entity.existed_on(it) == Verdict::No);
        let mut names: Vec<(bool, &Entity, foedera_entities::Name)> = world
            .names_of(&languages)
            .into_iter()
            .filter_map(|it| Some((world.by_number(it.entity)?, it)))
            .map(|(entity, it)| (dead(entity), entity, it))
            .collect();
        names.sort_by_key(|it| it.0);
        let own = [&lexicon.countries, &lexicon.organisations, &lexicon.adjective_names];
        let own: BTreeSet<Cow<'_, str>> =
            own.into_iter().flat_map(|it| it.values()).flatten().map(|it| as_folded(it)).collect();
        let others = names.into_iter().filter(|it| !own.contains(&as_folded(&it.2.text)));
        for (_, entity, name) in others {
            let form = match (entity.capacity, name.kind) {
                (_, NameKind::Demonym) => Form::Adjective,
                (_, NameKind::Seat) => Form::Capital,
                (Capacity::Organisation, _) => Form::Organisation,
                _ => Form::Noun,
            };
            let code = entity.id.to_string();
            let text = name.text.to_string();
            if !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase) {
                self.capitals.insert(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
            }
            self.name(&Name::Country { code, form }, [&text]);
        }
    }

    fn treaties(&mut self, lexicon: &file::Lexicon) {
        self.name(&Name::Pact { strong: true }, &lexicon.pacts.strong);
        self.name(&Name::Pact { strong: false }, &lexicon.pacts.weak);
        for (codes, words) in &lexicon.treaties {
            let parties: Vec<String> = codes.split(',').map(|it| it.trim().to_owned()).collect();
            for names in words {
                let names: Vec<String> = names.split('|').map(ToOwned::to_owned).collect();
                let called = names.first().cloned().unwrap_or_default();
                self.name(&Name::Treaty { parties: parties.clone(), called }, &names);
            }
        }
    }

    fn countries(&mut self, countries: &BTreeMap<String, Vec<String>>, form: Form) {
        for (code, words) in countries {
            self.name(&Name::Country { code: code.clone(), form }, words);
        }
    }

    fn calendar(&mut self, calendar: &file::Calendar) -> Result<(), String> {
        if calendar.months.len() != 12 || calendar.weekdays.len() != 7 {
            return Err("calendar: a year has 12 months and a week 7 days".to_owned());
        }
        for (months, number) in calendar.months.iter().zip(1..) {
            self.calendar_words(months, Sense::Month(number), Slot::Month);
        }
        for (weekdays, number) in calendar.weekdays.iter().zip(0..) {
            self.calendar_words(weekdays, Sense::Weekday(number), Slot::Weekday);
        }
        for (words, number) in &calendar.numbers {
            self.numbers(words, *number);
        }
        for (words, day) in &calendar.days {
            self.calendar_words(words, Sense::Number(*day), Slot::Day);
        }
        Ok(())
    }

    /// In scripts without spaces a number in words is as good as one in digits: "九月十三日"; elsewhere so is one that can
    /// only be a year: "dos mil diecinueve".
    fn numbers(&mut self, words: &str, number: u32) {
        let sense = Sense::Number(number);
        for word in words.split('|') {
            let runs_on = word.chars().any(is_unspaced);
            let year = YEARS.contains(&number);
            let slots = if runs_on || year {
                Kind::Number(number).fits()
            } else {
                Slots::of(&[Slot::Number])
            };
            self.surfaces.push(surface(word, sense, slots));
        }
    }

    fn calendar_words(&mut self, words: &str, sense: Sense, slot: Slot) {
        self.surfaces.extend(words.split('|').map(|it| surface(it, sense, Slots::of(&[slot]))));
    }

    fn name<'w>(&mut self, name: &Name, words: impl IntoIterator<Item = &'w String>) {
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        for word in words {
            let Surface { text, stem, sense, fits } =
                surface(word, Sense::Name(number), name.fits());
            if stem {
                self.surfaces.push(Surface { text, stem, sense, fits });
                continue;
            }
            let words = self.inflections.of(&text);
            match words.as_slice() {
                [forms] => self.surfaces.extend(forms.iter().map(|text| Surface {
                    text: text.clone(),
                    stem,
                    sense,
                    fits,
                })),
                _ => self.declined.push(Declined { words, sense, fits }),
            }
        }
    }

    fn programs(&mut self, lines: &[String]) -> Result<Vec<Program>, String> {
        lines.iter().map(|it| compile(it, &mut self.vocabulary)).collect()
    }

    fn lines(&mut self, lines: &[String]) -> Result<Lines, String> {
        let programs = self.programs(lines)?;
        Ok(Lines::new(programs.into_iter().map(|it| (0, it)).collect()))
    }

    fn finish(mut self, lexicon: &file::Lexicon, rules: file::Rules) -> Result<Pack, String> {
        let mut grammar = BTreeMap::new();
        for (role, lines) in &lexicon.grammar {
            grammar.insert(*role, self.lines(lines)?);
        }
        let mut forms = Vec::new();
        for (name, lines) in &lexicon.forms {
            forms.push((Arc::from(name.as_str()), self.lines(lines)?));
        }
        let acts = self.all(rules.act, |it, rule| it.act(&lexicon.language, rule))?.broken();
        let remarks = self.all(rules.remark, |it, rule| it.remark(&lexicon.language, rule))?;
        let pack = Pack {
            published: lexicon.published.parse().map_err(|it| format!("published: {it}"))?,
            dates: self.all(rules.date, Self::date)?,
            actors: self.groups(&rules.actor)?,
            treaties: self.groups(&rules.treaty)?,
            voices: self.all(rules.voice, |it, rule| it.voice(&lexicon.language, rule))?,
            cues_before: self.cues(&rules.status, |it| &it.before)?,
            cues_after: self.cues(&rules.status, |it| &it.after)?,
            keys: Keys::of(&rules.key, false, &lexicon.language),
            duties: Keys::of(&rules.key, true, &lexicon.language),
            remarks,
            telling: Telling::of(&acts),
            sieve: std::sync::OnceLock::new(),
            lexicon: self.lexicon(lexicon, acts.lines.first_words())?,
            furniture: furniture(lexicon),
            verbs: folded(&lexicon.pacts.verbs),
            nouns: nouns(&lexicon.pacts),
            language: lexicon.language.clone(),
            adjectives: lexicon.adjectives,
            adpositions: lexicon.adpositions,
            passive: lexicon.passive,
            subjects: lexicon.subjects,
            joins: lexicon.joins,
            dates_stand: lexicon.dates,
            ordinals: lexicon.ordinals,
            commas: lexicon.commas,
            noun_letters: lexicon.nouns,
            home: lexicon.home.clone(),
            names: self.names,
            capitals: self.capitals,
            examples: self.examples,
            grammar,
            forms,
            acts,
        };
        Ok(pack)
    }

    /// The automaton, once every line is compiled and its words are known.
    fn lexicon(&mut self, lexicon: &file::Lexicon, acting: &Words) -> Result<Lexicon, String> {
        let mut surfaces = std::mem::take(&mut self.surfaces);
        surfaces.extend(self.vocabulary.words().map(|(word, number)| {
            let acts = Slots::of(if acting.has(number) { &[Slot::Acting] } else { &[] });
            surface(word, Sense::Word(number), acts)
        }));
        let glued = Glued {
            prefixes: folded(&lexicon.prefixes),
            endings: folded(&lexicon.endings),
            proclitics: folded(&lexicon.proclitics),
            enclitics: folded(&lexicon.enclitics),
        };
        let declined = std::mem::take(&mut self.declined);
        Ok(Lexicon::new(surfaces, declined, glued, Variants::new(&lexicon.variants)?))
    }

    fn all<F, T>(
        &mut self,
        rules: Vec<F>,
        mut make: impl FnMut(&mut Self, F) -> Result<(Vec<Program>, T), String>,
    ) -> Result<Rules<T>, String> {
        let made: Result<Vec<_>, String> = rules.into_iter().map(|it| make(self, it)).collect();
        Ok(Rules::new(made?))
    }

    fn groups(&mut self, rules: &[file::GroupRule]) -> Result<Lines, String> {
        let lines: Vec<String> = rules.iter().flat_map(|it| it.say.clone()).collect();
        self.lines(&lines)
    }

    fn date(&mut self, rule: file::DateRule) -> Result<(Vec<Program>, Meaning), String> {
        let means = rule.means.map_or(Ok(Meaning::Stated), |it| Meaning::parse(&it))?;
        Ok((self.programs(&rule.say)?, means))
    }

    fn voice(
        &mut self,
        language: &str,
        rule: file::VoiceRule,
    ) -> Result<(Vec<Program>, Voicing), String> {
        let name: Arc<str> = format!("{language}/voice").into();
        let speak = rule.examples.into_iter().map(|[text, day]| (text, Some(day)));
        let none = rule.lookalikes.into_iter().map(|text| (text, None));
        self.examples.extend(speak.chain(none).map(|(text, day)| Example {
            rule: Arc::clone(&name),
            text,
            reads: Reads::From(day),
        }));
        let (of_last, resumes) = (rule.of == file::Of::Last, rule.of == file::Of::Speaker);
        let voicing = Voicing { stands: rule.stands, frames: rule.frames, of_last, resumes };
        Ok((self.programs(&rule.say)?, voicing))
    }

    fn cues(
        &mut self,
        rules: &[file::StatusRule],
        side: fn(&file::StatusRule) -> &Vec<String>,
    ) -> Result<Rules<Cue>, String> {
        let made: Result<Vec<_>, String> =
            rules.iter().map(|it| Ok((self.programs(side(it))?, it.status))).collect();
        Ok(Rules::new(made?))
    }

    fn act(
        &mut self,
        language: &str,
        rule: file::ActRule,
    ) -> Result<(Vec<Program>, ActRule), String> {
        let name: Arc<str> = format!("{language}/{}", rule.name).into();
        if rule.examples.is_empty() {
            return Err(format!("act `{name}`: a rule needs an example"));
        }
        self.keep_examples(&name, rule.examples, rule.lookalikes)?;
        let act = ActRule {
            splits: self.lines(&rule.splits)?,
            name,
            kind: rule.kind,
            actor: rule.actor,
            treaty: rule.treaty,
            status: rule.status,
            organ: rule.organ,
            to_last: rule.to_last,
            step: rule.step,
        };
        Ok((self.programs(&rule.say)?, act))
    }

    fn remark(
        &mut self,
        language: &str,
        rule: file::RemarkRule,
    ) -> Result<(Vec<Program>, RemarkKind), String> {
        let name: Arc<str> = format!("{language}/{}", rule.name).into();
        self.keep_examples(&name, rule.examples, rule.lookalikes)?;
        Ok((self.programs(&rule.say)?, rule.kind))
    }

    fn keep_examples(
        &mut self,
        rule: &Arc<str>,
        examples: Vec<Vec<String>>,
        lookalikes: Vec<String>,
    ) -> Result<(), String> {
        for lines in examples {
            let mut lines = lines.into_iter();
            let Some(text) = lines.next() else {
                return Err(format!("`{rule}`: an example is a text and what it reads as"));
            };
            let reads = Reads::Claims(lines.collect());
            self.examples.push(Example { rule: Arc::clone(rule), text, reads });
        }
        for text in lookalikes {
            self.examples.push(Example { rule: Arc::clone(rule), text, reads: Reads::NotByRule });
        }
        Ok(())
    }
}

fn surface(written: &str, sense: Sense, fits: Slots) -> Surface {
    let (text, stem) = match written.strip_suffix('~') {
        Some(stem) => (stem, true),
        None => (written, false),
    };
    Surface { text: fold(text), stem, sense, fits }
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|it| fold(it)).collect()
}

fn nouns(pacts: &file::Pacts) -> Vec<String> {
    let nouns = pacts.strong.iter().chain(&pacts.weak).map(|it| noun_stem(&fold(it)));
    let any: Vec<String> = pacts.any.iter().map(|it| noun_stem(&fold(it))).collect();
    nouns.filter(|it| !any.contains(it)).collect()
}

/// The beginning by which a noun is the same in all its forms: "конвенція", "конвенцією". What is written without
/// spaces is not declined.
pub(crate) fn noun_stem(noun: &str) -> String {
    let declined = !noun.chars().any(is_unspaced);
    noun.chars().take(if declined { NOUN_STEM } else { usize::MAX }).collect()
}

/// How many letters tell a noun for treaties from the others.
const NOUN_STEM: usize = 5;

fn furniture(lexicon: &file::Lexicon) -> Vec<(FurnitureKind, String)> {
    let lines = lexicon.furniture.iter();
    lines.flat_map(|it| it.begins.iter().map(|begin| (it.kind, fold(begin)))).collect()
}
