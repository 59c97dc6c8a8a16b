//! A failing world made as small as it can be: line after line is left out, and each span of days
//! becomes a day, as long as it still fails.

use crate::generate::STATES;

/// The smallest texts that still fail, as far as one change at a time leads.
pub(crate) fn shrink(texts: &[String], fails: impl Fn(&[String]) -> bool) -> Vec<String> {
    let mut smallest = texts.to_vec();
    while let Some(smaller) = smaller(&smallest).into_iter().find(|it| fails(it)) {
        smallest = smaller;
    }
    smallest
}

/// Everything that is one change smaller.
fn smaller(texts: &[String]) -> Vec<Vec<String>> {
    let mut smaller = Vec::new();
    let named = |at: usize| texts[..at].iter().any(|it| it.contains(name(&texts[at])));
    if 1 < texts.len() && !named(1) {
        smaller.push(texts[..1].to_vec());
    }
    for (at, text) in texts.iter().enumerate() {
        let lines: Vec<&str> = text.lines().collect();
        let mut put = |lines: Vec<String>| {
            let mut changed = texts.to_vec();
            changed[at] = lines.join("\n") + "\n";
            smaller.push(changed);
        };
        for (place, line) in lines.iter().enumerate() {
            for end in (place + 1..=lines.len().min(place + 4)).rev() {
                if !lines[place..end].iter().any(|it| is_kept(it)) {
                    put(owned(lines[..place].iter().chain(&lines[end..])));
                }
            }
            for word in line.split(' ').filter(|it| it.contains('/') && it.contains("2000-")) {
                let (first, last) = word.split_once('/').unwrap();
                for day in [first, last] {
                    let mut changed = owned(lines.iter());
                    changed[place] = line.replace(word, day);
                    put(changed);
                }
            }
        }
    }
    smaller
}

/// The treaty's name in its own text.
fn name(text: &str) -> &str {
    text.split(' ').nth(1).unwrap_or(text)
}

/// Lines without which a world means something that the page does not say.
fn is_kept(line: &str) -> bool {
    let kept =
        ["treaty", "  between", "  adopted", "  counts", "set ", "table ", "consent", "accession"];
    // A state's row of the table begins with its name.
    let is_row =
        STATES.iter().any(|it| line.strip_prefix("  ").is_some_and(|row| row.starts_with(it)));
    is_row || kept.iter().any(|it| line.starts_with(it))
}

fn owned<'a>(lines: impl Iterator<Item = &'a &'a str>) -> Vec<String> {
    lines.map(|it| (*it).to_owned()).collect()
}
