//! Words by the numbers of their first coming. A pack has some thousands, which are asked for many times each; letters
//! are compared only where the hash is the same.

/// Words without repetition.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    words: Vec<String>,
    /// The numbers of the words that have a hash in common, by that hash.
    alike: Vec<Vec<u32>>,
}

/// How many hashes there are.
const HASHES: usize = 1 << 12;

impl Numbered {
    /// The words in the order of their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(String::as_str).zip(0..)
    }

    pub(super) fn get(&self, number: u32) -> Option<&str> {
        self.words.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// The number of a word, which is taken in if it is new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let hash = hash(word);
        let mut alike = self.alike.get(hash).into_iter().flatten().copied();
        if let Some(number) = alike.find(|it| self.get(*it) == Some(word)) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.to_owned());
        self.alike.resize(HASHES, Vec::new());
        self.alike.get_mut(hash).into_iter().for_each(|it| it.push(number));
        number
    }
}

/// The hash of Fowler, Noll and Vo.
fn hash(word: &str) -> usize {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    usize::try_from(hash >> 32).unwrap_or(0) % HASHES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_and_each_its_own() {
        let mut numbered = Numbered::default();
        // More than there are hashes, so that some have one in common.
        let words: Vec<String> = (0..2 * HASHES).map(|it| it.to_string()).collect();
        let first: Vec<u32> = words.iter().map(|it| numbered.number(it)).collect();
        let again: Vec<u32> = words.iter().map(|it| numbered.number(it)).collect();
        assert_eq!(first, (0..).take(words.len()).collect::<Vec<u32>>());
        assert_eq!(first, again);
        assert!(numbered.words().all(|(word, number)| numbered.get(number) == Some(word)));
    }
}
