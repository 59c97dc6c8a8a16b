//! Two records of one treaty in a folder, from sources of different weight: the same day of conclusion and the same
//! title. The acts of the better source are then the acts of both.

use std::collections::{BTreeMap, BTreeSet};

use foedera_import::{Collection, Listed};

/// So many of a hundred words are shared by two titles of one treaty.
const SHARED_PERCENT: usize = 60;

/// Words that titles have or leave out.
const EMPTY: &[&str] = &[
    "the",
    "of",
    "on",
    "in",
    "and",
    "to",
    "for",
    "a",
    "an",
    "between",
    "among",
    "concerning",
    "relating",
    "regarding",
    "respecting",
    "with",
    "s",
];

/// What a treaty is beside another: a protocol is not its convention.
pub(super) const ATTACHED: &[&str] = &[
    "protocol",
    "protocols",
    "amendment",
    "amendments",
    "annex",
    "additional",
    "optional",
    "supplementary",
    "exchange",
];

/// Numbers as titles write them.
const NUMBERS: &[(&str, &str)] =
    &[("i", "1"), ("ii", "2"), ("iii", "3"), ("iv", "4"), ("v", "5"), ("vi", "6")];

/// For treaties of the compiled data, the record of the same treaty in the database that was coded from the
/// depositaries' lists, where there is exactly one.
pub(super) fn twins(treaties: &[Listed]) -> BTreeMap<String, String> {
    let is_of = |listed: &Listed, of: Collection| listed.numbers.iter().any(|(it, _)| *it == of);
    let mut by_day: BTreeMap<String, Vec<&Listed>> = BTreeMap::new();
    for listed in treaties.iter().filter(|it| is_of(it, Collection::Iea)) {
        if let Some(day) = &listed.signed {
            by_day.entry(day.to_string()).or_default().push(listed);
        }
    }
    let compiled = treaties.iter().filter(|it| is_of(it, Collection::Ggo));
    let twin = |listed: &Listed| {
        let day = listed.signed.as_ref()?.to_string();
        let mut same = by_day.get(&day)?.iter().filter(|it| is_one_title(&it.title, &listed.title));
        let first = same.next()?;
        same.next().is_none().then(|| (listed.id.clone(), first.id.clone()))
    };
    compiled.filter_map(twin).collect()
}

/// Whether two titles are those of one treaty: they are of one kind, with the same numbers, and share most words.
fn is_one_title(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let of_kind = |words: &BTreeSet<String>| -> BTreeSet<String> {
        let telling = |it: &&String| {
            ATTACHED.contains(&it.as_str()) || it.bytes().all(|it| it.is_ascii_digit())
        };
        words.iter().filter(telling).cloned().collect()
    };
    let shared = one.intersection(&other).count();
    let all = one.union(&other).count();
    of_kind(&one) == of_kind(&other) && all * SHARED_PERCENT <= shared * 100
}

fn words(title: &str) -> BTreeSet<String> {
    let title = title.to_lowercase();
    let parts = title.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let parts = parts.filter(|it| !EMPTY.contains(it));
    let plain = |it: &str| {
        NUMBERS.iter().find(|(roman, _)| *roman == it).map_or(it, |(_, plain)| *plain).to_owned()
    };
    parts.map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_one_treaty_and_of_two() {
        for (one, other) in [
            ("Convention on the Lakes of the North", "The Convention On Lakes Of The North"),
            (
                "Additional Protocol II to the Treaty on Rivers",
                "Additional Protocol 2 To The Treaty On Rivers",
            ),
        ] {
            assert!(is_one_title(one, other), "{one} | {other}");
        }
        for (one, other) in [
            (
                "Protocol to the Convention on the Lakes of the North",
                "Convention on the Lakes of the North",
            ),
            (
                "Additional Protocol I to the Treaty on Rivers",
                "Additional Protocol 2 To The Treaty On Rivers",
            ),
            (
                "Agreement on Fishing between Norway and Sweden",
                "Agreement on Fishing between Norway and Spain in 1990",
            ),
            ("Convention on Whales", "Convention on Birds"),
        ] {
            assert!(!is_one_title(one, other), "{one} | {other}");
        }
    }
}
