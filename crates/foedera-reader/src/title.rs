//! The whole name of a treaty: with the adjectives and nouns that the report gives it, before its
//! noun ("fisheries treaty") or after it ("perjanjian kemitraan strategis"). By them it is later told
//! from other treaties between the same states. Whom it binds was read before.

use crate::group::{Page, replace, states};
use crate::node::{Kind, Mentioned, Node};
use crate::pack::{Adjectives, Pack, Role, Side};
use crate::resolve::add;
use crate::sense::{Rank, Slot};
use crate::sentence::hull;

/// No part of a name has more words in a row.
const WORDS: usize = 6;
/// Of words in small letters fewer are taken: what follows a name may be anything.
const SMALL_WORDS: usize = 3;
/// How many words stand at most between the noun of a title and "between".
const LONG: usize = 24;
/// How many words a title in quotation marks has at most.
const QUOTED: usize = 30;
/// What stands around a title, as the folded text has it.
const QUOTES: [char; 3] = ['"', '《', '》'];
/// How many such parts a name can have ("of Friendship, Good-Neighbourliness and Cooperation").
const PARTS: usize = 5;

/// Puts the words that belong to a treaty's name into its mention.
pub(crate) fn whole_names(nodes: Vec<Node>, page: Page<'_>) -> Vec<Node> {
    if nodes.iter().all(|it| it.treaty().is_none()) {
        return nodes;
    }
    let nodes = replace(nodes, |nodes, at| Title { nodes, page, pack: page.pack }.whole(at));
    replace(nodes, |nodes, at| Title { nodes, page, pack: page.pack }.quoted(at))
}

struct Title<'t> {
    nodes: &'t [Node],
    page: Page<'t>,
    pack: &'t Pack,
}

impl Title<'_> {
    /// The mention whose name begins at this place, if it has more words than were read.
    fn whole(&self, at: usize) -> Option<(usize, Kind)> {
        let head = self.head(at)?;
        let treaty = self.nodes.get(head)?.treaty()?;
        let large = self.is_written_large(head);
        let end = match self.tail(head, treaty) {
            end if large && end == head + 1 => self.large_tail(head),
            end => end,
        };
        let dated = self.date(end);
        let pair = self.pair(head, end, treaty).or_else(|| self.second(end, treaty));
        if head == at && end == head + 1 && dated.is_none() && pair.is_none() {
            return None;
        }
        let mut treaty = treaty.clone();
        treaty.strong |= large;
        let end = pair.map_or(end, |(last, parties)| {
            treaty.parties = parties;
            last + 1
        });
        if let Some(day) = dated {
            treaty.dated = true;
            treaty.name = Some(self.page.words(self.nodes.get(day)?.span).to_owned());
        }
        let before = at.checked_sub(1);
        treaty.own |=
            before.is_some_and(|it| self.pack.role(Role::Own, self.nodes, it) == Some(at));
        let end = dated.map_or(end, |it| it + 1);
        treaty.words = self.page.words(hull(self.nodes.get(at..end)?)?).to_owned();
        let about = (at..end).filter(|it| *it != head && self.is_part(*it));
        let about = about.filter_map(|it| self.nodes.get(it)).filter(|it| it.mark().is_none());
        treaty.about = about.map(|it| self.page.words(it.span).to_lowercase()).collect();
        Some((end, Kind::Treaty(treaty)))
    }

    /// `the Agreement on Baltic Rail`: a title of its own, and no agreement of whatever kind.
    fn is_written_large(&self, head: usize) -> bool {
        let noun = self.nodes.get(head).map(|it| self.page.words(it.span));
        let noun = noun.and_then(|it| it.split_whitespace().next_back());
        let large = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let subject = self.pack.role(Role::TitleOf, self.nodes, head + 1);
        let subject = subject.and_then(|it| self.nodes.get(it));
        noun.is_some_and(large) && subject.is_some_and(|it| it.upper)
    }

    /// Where a title ends whose words mean something elsewhere ("Baltic"): with what is written large.
    fn large_tail(&self, head: usize) -> usize {
        let from = self.pack.role(Role::TitleOf, self.nodes, head + 1).unwrap_or(head + 1);
        let large = |at: &usize| {
            let node = self.nodes.get(*at).filter(|it| it.upper);
            node.is_some_and(|it| matches!(it.kind, Kind::Word | Kind::Name))
        };
        let long = (from..from + WORDS).take_while(large).count();
        if long == 0 { head + 1 } else { from + long }
    }

    /// The treaty's own words after the ones that stand before them.
    fn head(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|it| self.nodes.get(it));
        let len = (at..=at + WORDS).take_while(|it| self.is_part(*it)).count();
        // "漁業に関する協定", "balıkçılığa ilişkin anlaşma".
        if self.pack.adpositions == Side::After
            && (1..=SMALL_WORDS).contains(&len)
            && let Some(noun) = self.pack.role(Role::TitleOf, self.nodes, at + len)
        {
            let inside = at.checked_sub(1).is_some_and(|it| self.is_part(it));
            let bare = self.nodes.get(noun)?.treaty().is_some_and(|it| it.bare);
            return (bare && !inside).then_some(noun);
        }
        let treaty = self.nodes.get(at + len)?.treaty()?;
        if len == 0 {
            return Some(at);
        }
        let inside = at.checked_sub(1).is_some_and(|it| self.is_part(it));
        // After a name, the first word may be what its bearer does: "Peru mulls treaty".
        let little = before.is_none_or(|it| match it.kind {
            Kind::Word => !it.senses.is_empty(),
            Kind::Mark(_) => true,
            Kind::Number(_) | Kind::Name | Kind::Date(_) | Kind::Actor(_) => false,
            Kind::Treaty(_) | Kind::Voice(_) | Kind::Other => false,
        });
        let sure = little || self.is_title(at) || self.nodes.get(at)?.upper;
        let leads = self.pack.adjectives == Adjectives::Before && treaty.bare;
        (leads && sure && !inside).then_some(at + len)
    }

    /// Where the name ends that goes on after the treaty's own words.
    fn tail(&self, head: usize, treaty: &Mentioned) -> usize {
        let after = head + 1;
        let from = match self.pack.adjectives {
            // Where such words stand behind what they govern, they stand before the noun.
            Adjectives::Before if self.pack.adpositions == Side::After => None,
            Adjectives::Before => self.pack.role(Role::TitleOf, self.nodes, after),
            // "Tratado de extradición", "perjanjian ekstradisi".
            Adjectives::After if treaty.bare => {
                Some(self.pack.role(Role::TitleOf, self.nodes, after).unwrap_or(after))
            }
            Adjectives::After => None,
        };
        let Some(mut end) = from.map(|it| self.part(it)).filter(|it| Some(*it) > from) else {
            return after;
        };
        for _ in 1..PARTS {
            let Some(more) = self.next_part(end) else { break };
            end = more;
        }
        end
    }

    /// "The Agreement on cooperation in the fight against crime between Peru and Chile": where the two stand whose treaty
    /// a title written large says that it is, whatever its words mean elsewhere.
    fn pair(&self, head: usize, from: usize, treaty: &Mentioned) -> Option<(usize, Vec<String>)> {
        let title =
            self.nodes.get(head)?.upper && treaty.parties.len() < 2 && treaty.name.is_none();
        let reach = from..(from + LONG).min(self.nodes.len());
        let of_title = |at: &usize| {
            self.nodes.get(*at).is_some_and(|it| match it.kind {
                Kind::Word => !it.fits.has(Slot::Acting),
                Kind::Name | Kind::Number(_) => true,
                Kind::Mark(mark) => mark == ',' || mark == '-',
                Kind::Date(_) | Kind::Actor(_) | Kind::Treaty(_) => false,
                Kind::Voice(_) | Kind::Other => false,
            })
        };
        let mut words = reach.filter(|_| title).take_while(of_title);
        let who = words.find_map(|at| self.pack.role(Role::Between, self.nodes, at))?;
        let parties = self.nodes.get(who)?.actor()?;
        let mut codes: Vec<String> = parties.iter().filter_map(|it| it.code.clone()).collect();
        codes.sort();
        codes.dedup();
        (codes.len() == 2).then_some((who, codes))
    }

    /// "Угода між Україною та Італійською Республікою", "соглашение с Литовской Республикой": a state that is told by its
    /// adjective, written large, and what it is; with the one that was told before, whose treaty it is.
    fn second(&self, from: usize, treaty: &Mentioned) -> Option<(usize, Vec<String>)> {
        let role = |it| self.pack.role(it, self.nodes, from);
        let at = match treaty.parties.len() {
            0 if self.pack.adpositions == Side::Before => {
                role(Role::Partner).or_else(|| role(Role::Between))
            }
            1 => role(Role::And),
            _ => None,
        }?;
        let adjective = self.nodes.get(at).filter(|it| it.upper && it.fits.has(Slot::Adjective))?;
        let what = self.nodes.get(at + 1).filter(|it| it.upper)?;
        matches!(what.kind, Kind::Word | Kind::Name).then_some(())?;
        let mut parties = treaty.parties.clone();
        let states = states(adjective, self.pack).into_iter().filter_map(|it| it.code);
        add(&mut parties, &states.collect::<Vec<_>>());
        (parties.len() > treaty.parties.len()).then_some((at + 1, parties))
    }

    /// A title in quotation marks: the two states that it names are those whose treaty it is.
    fn quoted(&self, at: usize) -> Option<(usize, Kind)> {
        let mark = |it: &Node| it.is_mark(&QUOTES);
        at.checked_sub(1).and_then(|it| self.nodes.get(it)).filter(|it| mark(it))?;
        let within = self.nodes.get(at..)?.iter().take(QUOTED);
        let close = at + within.clone().position(mark)?;
        let noun = at + within.clone().position(|it| it.treaty().is_some())?;
        // Where the noun stands last, what is behind it tells what becomes of the treaty: "…협정 비준동의안".
        let end = if self.pack.adpositions == Side::After { noun + 1 } else { close };
        let run = self.nodes.get(at..end).filter(|_| noun < close)?;
        let treaty = self.nodes.get(noun)?.treaty()?;
        let tells = |it: &Node| {
            let another = it.treaty().is_some_and(|it| it != treaty);
            let told = matches!(it.kind, Kind::Date(_) | Kind::Voice(_) | Kind::Other);
            another || told || it.fits.has(Slot::Acting)
        };
        if run.iter().any(tells) || treaty.parties.len() > 1 || treaty.name.is_some() {
            return None;
        }
        let actors = run.iter().filter_map(Node::actor).flatten();
        let states = actors.filter(|it| it.rank.is_none_or(|it| it == Rank::Cabinet));
        let mut parties = treaty.parties.clone();
        add(&mut parties, &states.filter_map(|it| it.code.clone()).collect::<Vec<_>>());
        let words = self.page.words(hull(run)?).to_owned();
        let whole = Mentioned { parties, words, strong: true, ..treaty.clone() };
        (whole.parties.len() == 2).then_some((end, Kind::Treaty(whole)))
    }

    fn next_part(&self, end: usize) -> Option<usize> {
        // "On Extradition of Fugitives": what is written large goes on.
        let of = self.pack.role(Role::TitleOf, self.nodes, end);
        if let Some(of) = of.filter(|it| self.nodes.get(*it).is_some_and(|it| it.upper)) {
            return Some(self.part(of)).filter(|it| *it > of);
        }
        let comma = self.nodes.get(end)?.is_mark(&[',']);
        let from = end + usize::from(comma);
        let and = self.pack.role(Role::And, self.nodes, from);
        let next = and.or(comma.then_some(from))?;
        let more = self.part(next);
        // After a comma only what is written large is sure to be the name.
        let sure = !comma || self.nodes.get(next)?.upper;
        (more > next && sure).then_some(more)
    }

    /// Where words of a name end that begin here.
    fn part(&self, from: usize) -> usize {
        let upper = self.nodes.get(from).is_some_and(|it| it.upper);
        let most = if upper { WORDS } else { SMALL_WORDS };
        let same = |at: &usize| {
            self.is_part(*at) && self.nodes.get(*at).is_some_and(|it| it.upper == upper || it.glued)
        };
        from + (from..from + most).take_while(|it| same(it)).count()
    }

    fn date(&self, end: usize) -> Option<usize> {
        let of = |at: usize| self.nodes.get(at).and_then(Node::date).is_some_and(|it| it.of);
        let own = of(end).then_some(end);
        let day = own.or_else(|| self.pack.role(Role::TitleOf, self.nodes, end))?;
        let said = self.nodes.get(day)?.date()?;
        let told = said.day.is_some() || (own.is_some() && said.month.is_some());
        (said.year.is_some() && told).then_some(day)
    }

    /// Whether the word can belong to a name: nobody knows it, or the pack says so.
    fn is_part(&self, at: usize) -> bool {
        let Some(node) = self.nodes.get(at) else { return false };
        let verb = || {
            let word = self.page.shadow.text.get(node.span.start()..node.span.end()).unwrap_or("");
            !node.upper && self.pack.verbs.iter().any(|it| word.starts_with(it.as_str()))
        };
        match node.kind {
            Kind::Name => true,
            Kind::Word => (node.senses.is_empty() && !verb()) || self.is_title(at),
            Kind::Mark(mark) => mark == '-' && node.glued,
            Kind::Number(_) | Kind::Date(_) | Kind::Actor(_) => false,
            Kind::Treaty(_) | Kind::Voice(_) | Kind::Other => false,
        }
    }

    fn is_title(&self, at: usize) -> bool {
        self.pack.role(Role::Title, self.nodes, at).is_some()
    }
}
