//! What may be written in one with a word: endings and beginnings that say nothing by themselves, and
//! little words that do (clitics): "평양에서는", "وبالصين".

/// A word has at most so many little words glued to either side.
const CLITICS_MAX: usize = 3;

/// What a language glues to its words; all folded.
#[derive(Debug, Default)]
pub(crate) struct Glued {
    /// Beginnings that say nothing: "ال".
    pub(crate) prefixes: Vec<String>,
    /// Endings that say nothing.
    pub(crate) endings: Vec<String>,
    /// Little words written in one with the word after them.
    pub(crate) proclitics: Vec<String>,
    /// Little words written in one with the word before them.
    pub(crate) enclitics: Vec<String>,
}

impl Glued {
    /// The letters before a known word, cut: how many bytes of them belong to it, and the little words
    /// before those, each by its length in bytes, the one nearest to the word first.
    pub(crate) fn before(&self, letters: &str) -> Option<(usize, Vec<usize>)> {
        cut(letters, &self.prefixes, &self.proclitics, |it, end| it.strip_suffix(end))
    }

    /// The letters after a known word, cut in the same way.
    pub(crate) fn after(&self, letters: &str) -> Option<(usize, Vec<usize>)> {
        cut(letters, &self.endings, &self.enclitics, |it, begin| it.strip_prefix(begin))
    }

    /// How many letters may be glued to one side of a word at most.
    pub(crate) fn longest(&self) -> usize {
        let after = longest(&self.endings) + CLITICS_MAX * longest(&self.enclitics);
        self.before_longest().max(after)
    }

    /// How many letters may be glued to the beginning of a word at most.
    pub(crate) fn before_longest(&self) -> usize {
        longest(&self.prefixes) + CLITICS_MAX * longest(&self.proclitics)
    }
}

/// In letters.
fn longest(all: &[String]) -> usize {
    all.iter().map(|it| it.chars().count()).max().unwrap_or(0)
}

type Strip = for<'t, 'p> fn(&'t str, &'p str) -> Option<&'t str>;

/// What belongs to the word itself, if anything, and the little words of which the rest consists.
fn cut(
    letters: &str,
    own: &[String],
    little: &[String],
    strip: Strip,
) -> Option<(usize, Vec<usize>)> {
    let mut own = std::iter::once("").chain(own.iter().map(String::as_str));
    own.find_map(|own| {
        Some((own.len(), clitics(strip(letters, own)?, little, strip, CLITICS_MAX)?))
    })
}

/// The little words of which `rest` wholly consists.
fn clitics(rest: &str, known: &[String], strip: Strip, most: usize) -> Option<Vec<usize>> {
    if rest.is_empty() {
        return Some(Vec::new());
    }
    let most = most.checked_sub(1)?;
    known.iter().filter(|it| !it.is_empty()).find_map(|it| {
        let more = clitics(strip(rest, it)?, known, strip, most)?;
        Some(std::iter::once(it.len()).chain(more).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn what_is_glued_is_cut_only_where_all_of_it_is_known() {
        let glued = Glued {
            prefixes: words(&["ال"]),
            endings: words(&["들"]),
            proclitics: words(&["و", "ب"]),
            enclitics: words(&["에서", "는"]),
        };
        assert_eq!(glued.before(""), Some((0, vec![])));
        assert_eq!(glued.before("ال"), Some((4, vec![])));
        assert_eq!(glued.before("وبال"), Some((4, vec![2, 2])));
        assert_eq!(glued.before("وكال"), None);
        assert_eq!(glued.after("에서는"), Some((0, vec![6, 3])));
        assert_eq!(glued.after("들에서"), Some((3, vec![6])));
        assert_eq!(glued.after("에서만"), None);
    }
}
