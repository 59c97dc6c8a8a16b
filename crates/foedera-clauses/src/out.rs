//! Where sentences are written: words with single spaces, and the lines of blocks below them.

/// The lines of one printed sentence; the first is the sentence, the others are its blocks.
#[derive(Debug, Default)]
pub(crate) struct Out {
    lines: Vec<(usize, String)>,
    depth: usize,
    /// What ends the sentence, whatever it is.
    ending: String,
}

impl Out {
    /// Writes a word, with a space before it unless it begins the line.
    pub(crate) fn word(&mut self, word: &str) {
        if self.lines.is_empty() {
            self.lines.push((0, String::new()));
        }
        if let Some((_, line)) = self.lines.last_mut() {
            if !line.is_empty() && !word.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }

    /// Writes a sign that stands close to what is before it: a comma, a colon, an ending.
    pub(crate) fn close(&mut self, sign: &str) {
        if let Some((_, line)) = self.lines.last_mut() {
            line.push_str(sign);
        }
    }

    /// Words that are to end the sentence.
    pub(crate) fn end_with(&mut self, words: String) {
        self.ending = words;
    }

    /// Writes the words that end the sentence.
    pub(crate) fn finish(&mut self) {
        let words = std::mem::take(&mut self.ending);
        self.word(&words);
    }

    /// Opens a block: a colon, and what `block` writes stands one step deeper.
    pub(crate) fn block(&mut self, block: impl FnOnce(&mut Self)) {
        self.close(":");
        self.depth += 1;
        block(self);
        self.depth -= 1;
    }

    /// Begins a line of the block.
    pub(crate) fn line(&mut self) {
        self.lines.push((self.depth, String::new()));
    }

    /// Writes items as a list: commas between all but the last two, which `last` joins.
    pub(crate) fn list<T>(
        &mut self,
        items: &[T],
        last: &str,
        mut write: impl FnMut(&mut Self, &T),
    ) {
        for (place, item) in items.iter().enumerate() {
            if 0 < place && place + 1 == items.len() {
                self.word(last);
            } else if 0 < place {
                self.close(",");
            }
            write(self, item);
        }
    }

    /// The lines with their depths, the sentence first.
    pub(crate) fn lines(&self) -> &[(usize, String)] {
        &self.lines
    }

    /// The sentence in one text, its blocks indented below it.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for (depth, line) in &self.lines {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&"  ".repeat(*depth));
            out.push_str(line);
        }
        out
    }
}
