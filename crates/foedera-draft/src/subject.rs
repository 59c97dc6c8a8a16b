//! Of what a sentence says that it enters into force: of this treaty, or of something else.
//!
//! "An amendment shall enter into force", "any protocol", "the date on which this Convention enters
//! into force" look alike and say nothing about when this treaty does.

use crate::called::{Called, TREATY};
use crate::cursor::Cursor;
use crate::force::{ADVERBS, MODALS, begins_verb, eat_verb};
use crate::pointer::{ANOTHER, is_treaty};
use crate::token::Token;

/// The predicate of a sentence about this treaty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Predicate {
    /// Where the subject begins; what stands before it may say when.
    pub(crate) subject: usize,
    /// From where to where words are put in between the parts of the verb: `shall, when …, enter into force`.
    pub(crate) inserted: Option<(usize, usize)>,
    /// Behind the verb.
    pub(crate) after: usize,
}

pub(crate) const OURS: &[&str] = &["this", "present", "these"];

const OTHERS: &[&str] =
    &["any", "each", "a", "an", "such", "no", "every", "another", "that", "new", "said", "revised"];

/// The first predicate of entering into force whose subject is this treaty. `before` is the
/// sentence before, to which an `it` points; `called` is what the treaty calls itself.
pub(crate) fn enters_into_force(
    tokens: &[Token<'_>],
    before: &[Token<'_>],
    called: Called<'_>,
) -> Option<Predicate> {
    let here = Cursor::new(tokens);
    (0..tokens.len()).find_map(|at| {
        let mut c = here.from(at);
        let words = tokens.get(..at)?;
        if let Some(after) = of_what_is_constituted(c) {
            return constitutes_at_once(words).then_some(Predicate {
                subject: at,
                inserted: None,
                after,
            });
        }
        if c.eat_any(&["is to", "are to"]) {
            eat_verb(&mut c).then_some(())?;
            let subject = subject(words, before, called)?;
            return Some(Predicate { subject, inserted: None, after: c.at() });
        }
        if let Some((place, after)) = parted_verb(c) {
            let subject = subject(tokens.get(..at)?, before, called)?;
            return Some(Predicate { subject, inserted: Some(place), after });
        }
        if !begins_verb(c) || is_about_leaving(tokens.get(..at)?) {
            return None;
        }
        let subject = if c.eat_any(MODALS) {
            c.eat_all(ADVERBS);
            eat_verb(&mut c).then_some(())?;
            subject(tokens.get(..at)?, before, called)?
        } else {
            let found =
                it_at_once(here, at, before, called).or_else(|| at_once(here, at, called))?;
            eat_verb(&mut c).then_some(())?;
            found
        };
        Some(Predicate { subject, inserted: None, after: c.at() })
    })
}

/// `shall, when five States have ratified it, enter into force`: what stands between the commas, and the place
/// behind the verb.
fn parted_verb(here: Cursor<'_>) -> Option<((usize, usize), usize)> {
    const INSERTED_MAX: usize = 120;
    let mut c = here;
    c.need_any(MODALS)?;
    c.need(",")?;
    let start = c.at();
    while c.at() < start + INSERTED_MAX && !c.is_at_end() && !matches!(c.peek(0), "." | ";") {
        let mut verb = c;
        if verb.eat(",") && eat_verb(&mut verb) {
            return Some(((start, c.at()), verb.at()));
        }
        c.skip();
    }
    None
}

/// Withdrawal "takes effect" as well.
fn is_about_leaving(tokens: &[Token<'_>]) -> bool {
    let stems = ["withdraw", "denunc", "denounc"];
    tokens.iter().any(|it| stems.iter().any(|stem| it.word.starts_with(stem)))
}

/// `…, to enter into force`, `…, effective`: the place behind, where a verb of the agreement that is made stands here.
fn of_what_is_constituted(here: Cursor<'_>) -> Option<usize> {
    let mut c = here;
    let verb = c.eat("to") && eat_verb(&mut c) || c.eat(", effective");
    verb.then(|| c.at())
}

/// `It enters into force …`, behind a sentence about the treaty.
fn it_at_once(
    here: Cursor<'_>,
    verb: usize,
    before: &[Token<'_>],
    called: Called<'_>,
) -> Option<usize> {
    (verb == 1 && here.from(0).sees("it") && is_treaty(&[], before, called)).then_some(0)
}

/// `This Agreement enters into force …`: the verb follows the subject at once.
fn at_once(here: Cursor<'_>, verb: usize, called: Called<'_>) -> Option<usize> {
    if here.from(verb.checked_sub(1)?).sees("and") {
        return begins_with_treaty(here, called).then_some(0);
    }
    // Where another verb has been said, this one stands in a clause below it.
    if (0..verb).any(|at| MODALS.contains(&here.from(at).peek(0))) {
        return None;
    }
    let noun = verb.checked_sub(1)?;
    let article = verb.checked_sub(2)?;
    if !TREATY.contains(&here.from(noun).peek(0)) || 30 < verb {
        return None;
    }
    let start = article.saturating_sub(usize::from(here.from(article).sees("present")));
    let leads = start.checked_sub(1).map_or("", |it| here.from(it).peek(0));
    let subordinate = matches!(
        leads,
        "which"
            | "when"
            | "until"
            | "before"
            | "after"
            | "that"
            | "of"
            | "to"
            | "if"
            | "once"
            | "than"
            | "since"
            | "as"
            | "soon"
            | "where"
            | "and"
            | "or"
            | "date"
            | "day"
            | "time"
            | "moment"
            | "under"
            | "whether"
            | "by"
            | "in"
            | "with"
            | "from"
            | "unless"
            | "while"
    );
    let ours = is_ours(here.from(article).peek(0), here.from(noun).peek(0), called);
    (ours && !subordinate).then_some(start)
}

/// `The Agreement is open for signature and enters into force …`.
fn begins_with_treaty(here: Cursor<'_>, called: Called<'_>) -> bool {
    let mut c = here;
    c.eat("the present");
    let at = c.at();
    let named = if at == 0 { here.peek(0) } else { "present" };
    let noun = if at == 0 { here.peek(1) } else { c.peek(0) };
    TREATY.contains(&noun) && is_ours(named, noun, called)
}

/// The place of the subject before a modal verb, if it is this treaty.
fn subject(tokens: &[Token<'_>], before: &[Token<'_>], called: Called<'_>) -> Option<usize> {
    let tokens = without_its_protocols(tokens);
    let word = |at: usize| tokens.get(at).map_or("", |it| &*it.word);
    if word(tokens.len().wrapping_sub(1)) == "it" {
        return is_treaty(tokens, before, called).then(|| tokens.len() - 1);
    }
    if is_another_subject(word(tokens.len().wrapping_sub(2)), word(tokens.len().wrapping_sub(1))) {
        return None;
    }
    if word(tokens.len().wrapping_sub(1)) == "which"
        && (constitutes(tokens) || is_treaty_before_relative(tokens, called))
    {
        return Some(tokens.len() - 1);
    }
    // `This Protocol shall be part of the Convention and shall enter into force`: one subject for both.
    if word(tokens.len().wrapping_sub(1)) == "and"
        && let Some(first) = subject_of_first_verb(tokens, called)
    {
        return Some(first);
    }
    named_subject(tokens, called)
}

/// The place of the noun nearest before the verb, with what determines it, if it is this treaty.
fn named_subject(tokens: &[Token<'_>], called: Called<'_>) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or("", |it| &*it.word);
    for at in (0..tokens.len()).rev() {
        if matches!(word(at), "shall" | "will" | "may")
            && !matches!(word(tokens.len() - 1), "and" | ",")
        {
            return None;
        }
        if word(at) == ";" && word(tokens.len() - 1) != "and" {
            return None;
        }
        // `may be amended by agreement, and shall enter into force`: the amendment does.
        if CHANGED.contains(&word(at)) && word(at.wrapping_sub(1)) != "as" {
            return None;
        }
        if !TREATY.contains(&word(at)) {
            continue;
        }
        let determiner = determiner(tokens, at)?;
        let named = word(determiner);
        if OTHERS.contains(&named) {
            return None;
        }
        if !is_ours(named, word(at), called) {
            continue;
        }
        let start = if named == "present" && 0 < determiner && word(determiner - 1) == "the" {
            determiner - 1
        } else {
            determiner
        };
        let leads = start.checked_sub(1).map_or("", word);
        return match leads {
            "of" if matches!(
                word(start.wrapping_sub(2)),
                "provisions" | "terms" | "text" | "effects"
            ) =>
            {
                // `notice given in terms of this Agreement`
                (word(start.wrapping_sub(3)) != "in").then_some(start)
            }
            "that" if AGREED.contains(&word(start.wrapping_sub(2))) => Some(start),
            it if is_below(it) => None,
            _ => Some(start),
        };
    }
    None
}

/// `This Convention and any of its protocols`: what comes into force with it changes nothing for it.
fn without_its_protocols<'s, 't>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    const WITH_IT: &[&str] = &[
        "and any of its protocols",
        "and its protocols",
        "and its protocol",
        "and the first of its protocols",
        "and at least one of its protocols",
        "and the annexed protocol",
        "and the attached protocol",
        "and the annexes",
        "and its annexes",
        "and its annex",
    ];
    let ends = |phrase: &&&str| {
        let length = phrase.split(' ').count();
        let from = tokens.len().checked_sub(length);
        from.is_some_and(|it| 0 < it && Cursor::new(tokens).from(it).sees(phrase))
    };
    let length = WITH_IT.iter().find(ends).map_or(0, |it| it.split(' ').count());
    tokens.get(..tokens.len() - length).unwrap_or(tokens)
}

/// Whether a part of the treaty or what is attached to it is the subject; `this Protocol with its Annex` is this
/// Protocol.
fn is_another_subject(leads: &str, noun: &str) -> bool {
    const PARTS: &[&str] = &["article", "chapter", "section", "paragraph", "schedule"];
    PARTS.contains(&noun) || ANOTHER.contains(&noun) && leads != "its"
}

/// What the parties do by saying that it enters into force.
const AGREED: &[&str] =
    &["agree", "agreed", "propose", "proposed", "declare", "stipulated", "understood"];

/// What is done to a treaty, and takes effect by itself.
const CHANGED: &[&str] = &["amended", "modified", "revised"];

/// Where the one verb said before is this treaty's own: the place of their subject.
fn subject_of_first_verb(tokens: &[Token<'_>], called: Called<'_>) -> Option<usize> {
    const VERBS: &[&str] = &["shall", "will", "is", "may", "must"];
    let word = |at: usize| tokens.get(at).map_or("", |it| &*it.word);
    let verb = (0..tokens.len()).find(|at| VERBS.contains(&word(*at)))?;
    let (determiner, noun) = (verb.checked_sub(2)?, verb.checked_sub(1)?);
    let ours = TREATY.contains(&word(noun)) && is_ours(word(determiner), word(noun), called);
    let another = (verb + 1..tokens.len()).any(|at| {
        matches!(word(at), "shall" | "will" | "may" | "must") || CHANGED.contains(&word(at))
    });
    let start = determiner.saturating_sub(usize::from(word(determiner) == "present"));
    let below = start.checked_sub(1).is_some_and(|it| is_below(word(it)));
    (ours && !another && !below).then_some(start)
}

/// Whether a word puts the treaty that it leads below another noun or verb: `an amendment of`, `until`.
fn is_below(lead: &str) -> bool {
    matches!(
        lead,
        "to" | "of"
            | "in"
            | "under"
            | "by"
            | "with"
            | "from"
            | "which"
            | "that"
            | "than"
            | "for"
            | "until"
            | "when"
            | "before"
            | "after"
            | "since"
            | "if"
            | "unless"
            | "once"
            | "whether"
            | "date"
            | "day"
    )
}

/// `for the entry into force of the present Agreement, which`: it is that which enters into force.
fn is_treaty_before_relative(tokens: &[Token<'_>], called: Called<'_>) -> bool {
    let [before @ .., determiner, noun, comma, _which] = tokens else { return false };
    let begins = match before {
        [.., force, of, the] if the.word == "the" && of.word == "of" => &force.word,
        [.., force, of] if of.word == "of" => &force.word,
        _ => return false,
    };
    comma.word == ","
        && matches!(&**begins, "force" | "effect" | "operation")
        && TREATY.contains(&&*noun.word)
        && OURS.contains(&&*determiner.word)
        && is_ours(&determiner.word, &noun.word, called)
}

/// `this Note and your reply shall constitute an Agreement between our Governments, which …`: the
/// treaty is made by these very words.
fn constitutes(tokens: &[Token<'_>]) -> bool {
    let Some(at) = tokens.iter().rposition(|it| it.word.starts_with("constitut")) else {
        return false;
    };
    let made = tokens.iter().skip(at + 1);
    let mut made = made.skip_while(|it| matches!(&*it.word, "an" | "the" | "a"));
    made.next().is_some_and(|it| TREATY.contains(&&*it.word))
}

/// `this Note and your reply constitute an Agreement in this matter, to enter into force …`: nothing else is spoken of
/// between.
fn constitutes_at_once(tokens: &[Token<'_>]) -> bool {
    const BETWEEN_MAX: usize = 20;
    let near = tokens.get(tokens.len().saturating_sub(BETWEEN_MAX)..).unwrap_or_default();
    constitutes(near)
}

/// The place of the word that determines the noun at `at`: `this`, `any`, `the`.
fn determiner(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const DETERMINERS: &[&str] = &[
        "this", "the", "these", "present", "any", "each", "a", "an", "such", "no", "every",
        "another", "that", "said",
    ];
    // Before a verb or a preposition stands what determines another noun: `this Treaty may be amended by agreement`.
    const APART: &[&str] = &["may", "shall", "will", "be", "by"];
    let word = |at: &usize| tokens.get(*at).map_or("", |it| &*it.word);
    let lowest = at.saturating_sub(6);
    let near = (lowest..at).rev().take_while(|it| !APART.contains(&word(it)));
    let mut near =
        near.filter(|it| tokens.get(*it).is_some_and(|it| DETERMINERS.contains(&&*it.word)));
    near.next().or(Some(at))
}

/// Whether a determiner and a noun name this treaty; `the Convention` does where the title is one.
fn is_ours(determiner: &str, noun: &str, called: Called<'_>) -> bool {
    let entitled = || called.by(noun);
    if noun.starts_with("amendment")
        && !called.in_title("amendment")
        && !called.in_title("amendments")
    {
        return false;
    }
    OURS.contains(&determiner)
        || determiner == noun && entitled()
        || determiner == "the" && entitled()
}

/// Whether a sentence speaks of what is attached to treaties that are called otherwise, and says `this Protocol` of
/// itself.
pub(crate) fn is_of_attached(tokens: &[Token<'_>], called: Called<'_>) -> bool {
    let says = |noun: &str| {
        tokens.windows(2).any(|it| {
            matches!(it, [first, second] if OURS.contains(&&*first.word) && second.word == noun)
        })
    };
    let attached = |noun: &str| !called.by(noun) && says(noun);
    called.is_entitled() && ["protocol", "statute"].into_iter().any(attached)
}
