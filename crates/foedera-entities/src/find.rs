//! From a code or a name to an entity. Nothing is guessed: what could mean two is an error that
//! names both.

use foedera_dates::{Day, Verdict};

use crate::near::{distance, tolerance};
use crate::{CodeSystem, Entity, EntityNo, Name, NotFound, Suggestion, World, fold};

/// How many suggestions an answer makes at most.
pub const SUGGESTIONS_MAX: usize = 5;

/// The folded forms of all proper names in order, each with the place of its name in the world.
#[derive(Debug)]
pub(crate) struct NameIndex(Vec<(String, usize)>);

impl NameIndex {
    pub(crate) fn new(names: &[Name]) -> Self {
        let proper = names.iter().enumerate().filter(|(_, it)| it.kind.is_proper());
        let mut index: Vec<(String, usize)> = proper.map(|(at, it)| (fold(&it.text), at)).collect();
        index.sort_unstable();
        Self(index)
    }

    fn get(&self, folded: &str) -> impl Iterator<Item = usize> {
        let start = self.0.partition_point(|(it, _)| it.as_str() < folded);
        let same = self.0.iter().skip(start).take_while(move |(it, _)| it == folded);
        same.map(|(_, at)| *at)
    }
}

impl World {
    /// The entity that a code meant on `day`.
    ///
    /// A code that only one entity ever had needs no day. Where several had it, the terms of the
    /// code decide; on a day that no term covers, the lives of the entities do.
    ///
    /// # Errors
    ///
    /// If no entity has the code, or if several could be meant.
    ///
    /// ```
    /// use foedera_entities::{CodeSystem, World};
    ///
    /// let world = World::embedded();
    /// let on = |day: &str| world.by_code(CodeSystem::Cow, "365", day.parse().ok());
    /// assert_eq!(world.id(on("1914-07-28")?).unwrap().as_str(), "RU-EMPIRE");
    /// assert_eq!(world.id(on("1961-07-06")?).unwrap().as_str(), "SU");
    ///
    /// let error = world.by_code(CodeSystem::Iso2, "CS", None).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`CS` can mean CZECHOSLOVAKIA or SERBIA-MONTENEGRO; name the day, or use one of these ids"
    /// );
    /// # Ok::<(), foedera_entities::NotFound>(())
    /// ```
    pub fn by_code(
        &self,
        system: CodeSystem,
        code: &str,
        day: Option<Day>,
    ) -> Result<EntityNo, NotFound> {
        let holders = self.holders(system, code);
        let held = |it: &&Entity, day| it.codes.iter().any(|c| means(c, system, code, day));
        let by_term = |day| one(holders.iter().copied().filter(|it| held(it, day)));
        let by_life = |day| one(holders.iter().copied().filter(|it| may_exist(it, day)));
        match (holders.as_slice(), day) {
            ([], _) => Err(NotFound::unknown(code, self.near_codes(system, code))),
            ([only], _) => Ok(only.no),
            (_, Some(day)) => by_term(day)
                .or_else(|| by_life(day))
                .map(|it| it.no)
                .ok_or_else(|| NotFound::ambiguous(code, &holders, Some(day))),
            (_, None) => Err(NotFound::ambiguous(code, &holders, None)),
        }
    }

    /// The entity that is called so, in any language: by its id, by an ISO code in capitals, or by
    /// a name, whose spelling is folded ([`fold`]).
    ///
    /// An id is taken as it is, also on a day on which the entity did not exist. A code and a name
    /// are read as of `day`: "Russia" in 1914 is the Russian Empire. Without a day a name with
    /// years stands back behind one without. Headings as in the lists of the United Nations are
    /// turned round: "Iran (Islamic Republic of)".
    ///
    /// # Errors
    ///
    /// If nothing is called so (with suggestions), if several entities are, or if what is called
    /// so did not exist on `day`.
    pub fn find(&self, asked: &str, day: Option<Day>) -> Result<&Entity, NotFound> {
        let asked = asked.trim();
        if let Some(entity) = asked.parse().ok().and_then(|id| self.entity(&id)) {
            return Ok(entity);
        }
        if let Some(system) = iso_system(asked)
            && !self.holders(system, asked).is_empty()
        {
            let no = self.by_code(system, asked, day)?;
            return self.by_number(no).ok_or_else(|| NotFound::unknown(asked, Vec::new()));
        }
        let mut called = spellings(asked).into_iter().map(|it| self.called(&fold(&it), day));
        let found = called.find(|it| !it.is_empty()).unwrap_or_default();
        self.choose(asked, &found, day)
    }

    /// Those who may be called so on a day, or ever; for whoever wants nobody offered. It reads names alone, and is
    /// quick where nobody is called so.
    #[must_use]
    pub fn bearers(&self, name: &str, day: Option<Day>) -> Vec<&Entity> {
        let mut called = spellings(name.trim()).into_iter().map(|it| self.called(&fold(&it), day));
        let mut found = called.find(|it| !it.is_empty()).unwrap_or_default();
        found.retain(|it| day.is_none_or(|day| may_exist(it, day)));
        found
    }

    /// The entities with a name of this folded form, each once.
    fn called(&self, folded: &str, day: Option<Day>) -> Vec<&Entity> {
        let names: Vec<&Name> =
            self.index().get(folded).filter_map(|at| self.all_names().get(at)).collect();
        let undated_exists = names.iter().any(|it| it.during.is_none());
        let fits = |name: &&&Name| match (&name.during, day) {
            (None, _) => true,
            (Some(during), Some(day)) => during.holds_on(day) != Verdict::No,
            (Some(_), None) => !undated_exists,
        };
        let mut numbers: Vec<EntityNo> = names.iter().filter(fits).map(|it| it.entity).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|it| self.by_number(it)).collect()
    }

    fn choose<'w>(
        &'w self,
        asked: &str,
        found: &[&'w Entity],
        day: Option<Day>,
    ) -> Result<&'w Entity, NotFound> {
        let Some(day) = day else {
            return match found {
                [] => Err(NotFound::unknown(asked, self.near(asked))),
                [only] => Ok(only),
                several => Err(NotFound::ambiguous(asked, several, None)),
            };
        };
        let living: Vec<&Entity> = found.iter().copied().filter(|it| may_exist(it, day)).collect();
        match (found, living.as_slice()) {
            ([], _) => Err(NotFound::unknown(asked, self.near(asked))),
            (_, [only]) => Ok(only),
            (_, []) => Err(NotFound::not_then(asked, found, day)),
            (_, several) => Err(NotFound::ambiguous(asked, several, Some(day))),
        }
    }

    fn holders(&self, system: CodeSystem, code: &str) -> Vec<&Entity> {
        let numbers = self.codes().get(&(system, system.normal(code)));
        numbers.into_iter().flatten().filter_map(|no| self.by_number(*no)).collect()
    }

    /// The names that `asked` may be a misspelling of, the nearest first.
    fn near(&self, asked: &str) -> Vec<Suggestion> {
        let wanted = fold(asked);
        let most = tolerance(wanted.chars().count());
        let near = self.index().0.iter().filter_map(|(folded, at)| {
            let far = distance(&wanted, folded, most)?;
            let name = self.all_names().get(*at)?;
            Some((far, name.text.as_ref(), name.entity))
        });
        let mut near: Vec<(usize, &str, EntityNo)> = near.collect();
        near.sort_unstable();
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for (_, name, no) in near {
            if let Some(id) = self.id(no)
                && !suggestions.iter().any(|it| it.id == id)
            {
                suggestions.push(Suggestion { name: name.into(), id });
            }
        }
        suggestions.truncate(SUGGESTIONS_MAX);
        suggestions
    }

    fn near_codes(&self, system: CodeSystem, code: &str) -> Vec<Suggestion> {
        let wanted = system.normal(code);
        let codes = self.codes().iter().filter(|((of, _), _)| *of == system);
        let near = codes.filter(|((_, it), _)| distance(&wanted, it, 1).is_some());
        let holders = near.filter_map(|((_, it), holders)| {
            Some(Suggestion { name: it.as_str().into(), id: self.id(*holders.first()?)? })
        });
        holders.take(SUGGESTIONS_MAX).collect()
    }
}

fn means(held: &crate::Code, system: CodeSystem, code: &str, day: Day) -> bool {
    held.system == system
        && system.normal(&held.value) == system.normal(code)
        && held.holds_on(day) != Verdict::No
}

fn may_exist(entity: &Entity, day: Day) -> bool {
    entity.existed_on(day) != Verdict::No
}

fn one<'w>(mut entities: impl Iterator<Item = &'w Entity>) -> Option<&'w Entity> {
    let first = entities.next()?;
    entities.next().is_none().then_some(first)
}

fn iso_system(asked: &str) -> Option<CodeSystem> {
    let capitals = asked.bytes().all(|it| it.is_ascii_uppercase());
    match (capitals, asked.len()) {
        (true, 2) => Some(CodeSystem::Iso2),
        (true, 3) => Some(CodeSystem::Iso3),
        _ => None,
    }
}

/// The ways to read what was asked, the plainest first: as it stands, without an article, and with
/// an inverted heading turned round.
fn spellings(asked: &str) -> Vec<String> {
    let mut spellings = vec![asked.to_owned()];
    let without_article = asked.strip_prefix("The ").or_else(|| asked.strip_prefix("the "));
    spellings.extend(without_article.map(str::to_owned));
    let heading = asked.split_once('(').or_else(|| asked.split_once(','));
    if let Some((name, rest)) = heading {
        let rest = rest.trim().trim_end_matches(')').trim();
        let rest = rest.strip_suffix(" the").unwrap_or(rest);
        spellings.push(format!("{rest} {name}"));
        if rest.eq_ignore_ascii_case("the") {
            spellings.push(name.to_owned());
        }
    }
    spellings
}
