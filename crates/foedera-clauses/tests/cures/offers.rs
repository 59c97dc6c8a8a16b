//! What a cure offers, done to the letter: the text as somebody leaves it who does what is written
//! and nothing else.

use foedera_model::Diagnostic;

/// The texts to which the cure of a problem leads, one for each replacement that it offers; none
/// where it only explains.
pub(crate) fn followed(text: &str, problem: &Diagnostic) -> Vec<String> {
    let Some(cure) = problem.cure.as_deref() else { return Vec::new() };
    let (from, to) = (problem.span.start(), problem.span.end());
    let (Some(before), Some(here), Some(after)) =
        (text.get(..from), text.get(from..to), text.get(to..))
    else {
        return Vec::new();
    };
    let replaced = |words: &str| format!("{before}{words}{after}");
    if let Some(count) = cure.strip_prefix("indent it by ") {
        let spaces = count.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        let line = text.get(from..).unwrap_or_default();
        return vec![format!(
            "{}{}{line}",
            text.get(..start).unwrap_or_default(),
            " ".repeat(spaces)
        )];
    }
    let expected = problem.message.split(", found ").next().unwrap_or_default();
    let mut texts = Vec::new();
    for advice in cure.split("; ") {
        if let Some(more) = beside(text, problem, advice) {
            texts.extend(more);
        } else if advice == "delete it" {
            texts.push(replaced(""));
        } else if advice == "write a space" {
            texts.push(replaced(" "));
        } else if advice.starts_with("end it with ") {
            texts.extend(ticked(advice).iter().map(|it| replaced(&format!("{here}{it}"))));
        } else if advice.starts_with("write a comma before ") {
            texts.push(format!("{}, {here}{after}", before.trim_end()));
        } else if let Some((word, _)) = before_a_word(advice) {
            // A colon stands close to what it is put behind.
            let gap = if before.ends_with([' ', '\n']) || before.is_empty() || word == "`:`" {
                ""
            } else {
                " "
            };
            texts.extend(ticked(word).iter().map(|it| format!("{before}{gap}{it} {here}{after}")));
        } else if advice.starts_with("go on with ") {
            let joined = |it: &&str| {
                let joint = if it.starts_with(',') { "" } else { " " };
                format!("{before}{joint}{it}{after}")
            };
            let advice = if advice == "go on with one of them" { expected } else { advice };
            texts.extend(ticked(advice).iter().map(joined));
        } else if LEADS.iter().any(|it| advice.starts_with(it)) {
            let advice = advice.split(" in the place of ").next().unwrap_or(advice);
            let advice = if advice == "put one of them" { expected } else { advice };
            texts.extend(ticked(advice).iter().map(|it| replaced(it)));
        }
    }
    texts
}

/// What a cure puts before a word, and which: not a `before` of what is offered.
fn before_a_word(advice: &str) -> Option<(&str, &str)> {
    let (word, before) = advice.strip_prefix("write ")?.split_once(" before ")?;
    (word.matches('`').count() % 2 == 0).then_some((word, before))
}

/// The texts of a cure that puts something on a line of its own.
fn beside(text: &str, problem: &Diagnostic, advice: &str) -> Option<Vec<String>> {
    let (before, rest) = text.split_at_checked(problem.span.start())?;
    let (here, after) = rest.split_at_checked(problem.span.end() - problem.span.start())?;
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let (above, line) = text.split_at_checked(start)?;
    let indent = line.len() - line.trim_start_matches(' ').len();
    let below = |words: &str, more: usize| {
        let indent = " ".repeat(indent + more);
        format!("{}\n{indent}{}{after}", before.trim_end(), words.trim())
    };
    let all = |more| ticked(advice).iter().map(|it| below(it, more)).collect();
    if advice == "say the rest on a line of its own" {
        Some(vec![below(here, 0)])
    } else if advice.starts_with("put it on the next line, indented by two ") {
        Some(vec![below(here.trim_start_matches([',', ' ']), 2)])
    } else if advice.starts_with("quote it on a line of its own: ") {
        Some(all(0))
    } else if advice.starts_with("quote it on the next line, indented by two more spaces: ") {
        Some(all(2))
    } else if advice.starts_with("it is an act of its own, on a line beside the one above: ") {
        let indent = " ".repeat(indent.saturating_sub(2));
        Some(ticked(advice).iter().map(|it| format!("{above}{indent}{it}{after}")).collect())
    } else {
        None
    }
}

/// How cures begin that say what to write in the place of what is marked.
const LEADS: &[&str] = &[
    "did you mean ",
    "write ",
    "put ",
    "what can stand here is ",
    "put it in quotes: ",
    "codes are in upper case: ",
];

/// What is offered: between backticks, or as it stands where it has quotes of its own.
fn ticked(advice: &str) -> Vec<&str> {
    if let Some(name) = advice.strip_prefix("write ").filter(|it| it.starts_with('"')) {
        return vec![name];
    }
    let between = advice.split('`').skip(1).step_by(2);
    between.filter(|it| !it.split(' ').any(is_place)).collect()
}

/// Whether a word stands for others, as no text can hold it: `CODES`, `"…"`.
fn is_place(word: &str) -> bool {
    let word = word.trim_matches([',', ':']);
    word.contains('…') || 3 < word.len() && word.chars().all(|it| it.is_ascii_uppercase())
}
