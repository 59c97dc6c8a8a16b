//! A place in a run of tokens, from which phrases are eaten.
//!
//! It is copied to look ahead; whoever fails drops the copy, and nothing has moved.

use crate::token::{Kind, Token};

#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(tokens: &'a [Token<'a>]) -> Self {
        Self { tokens, at: 0 }
    }

    /// The same run, from this place on.
    pub(crate) fn from(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The same run, up to this place.
    pub(crate) fn until(self, end: usize) -> Self {
        Self { tokens: self.tokens.get(..end).unwrap_or(self.tokens), ..self }
    }

    pub(crate) fn at(self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(self) -> bool {
        self.tokens.len() <= self.at
    }

    /// Whether nothing but marks is left.
    pub(crate) fn is_end_of_sentence(self) -> bool {
        self.tokens.get(self.at..).unwrap_or_default().iter().all(|it| it.kind == Kind::Mark)
    }

    /// The word so far ahead; nothing, as an empty word, beyond the end.
    pub(crate) fn peek(self, ahead: usize) -> &'a str {
        self.tokens.get(self.at + ahead).map_or("", |it| &*it.word)
    }

    pub(crate) fn is_word(self) -> bool {
        self.tokens.get(self.at).is_some_and(|it| it.kind == Kind::Word)
    }

    pub(crate) fn skip(&mut self) {
        self.at += 1;
    }

    /// Whether the words of `phrase` stand here.
    pub(crate) fn sees(self, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(ahead, word)| self.peek(ahead) == word)
    }

    /// Eats the words of `phrase`, where they stand here.
    pub(crate) fn eat(&mut self, phrase: &str) -> bool {
        let sees = self.sees(phrase);
        if sees {
            self.at += phrase.split(' ').count();
        }
        sees
    }

    /// Eats the first phrase that stands here; of two that begin alike the longer one is first.
    pub(crate) fn eat_any(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|it| self.eat(it))
    }

    /// Eats as many of these phrases as follow each other.
    pub(crate) fn eat_all(&mut self, phrases: &[&str]) {
        while self.eat_any(phrases) {}
    }

    /// Reads by `read`, and moves only if that succeeds.
    pub(crate) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }

    /// Eats the phrase or fails.
    pub(crate) fn need(&mut self, phrase: &str) -> Option<()> {
        self.eat(phrase).then_some(())
    }

    /// Eats one of the phrases or fails.
    pub(crate) fn need_any(&mut self, phrases: &[&str]) -> Option<()> {
        self.eat_any(phrases).then_some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::token::tokens;

    /// What `read` makes of a text, if it reads it to its end.
    pub(crate) fn whole<T>(
        text: &str,
        read: impl FnOnce(&mut Cursor<'_>) -> Option<T>,
    ) -> Option<T> {
        let tokens = tokens(text);
        let mut cursor = Cursor::new(&tokens);
        read(&mut cursor).filter(|_| cursor.is_at_end())
    }

    #[test]
    fn a_failed_attempt_moves_nothing() {
        let tokens = tokens("thirty days after");
        let mut cursor = Cursor::new(&tokens);
        let failed = cursor.attempt(|c| {
            c.need("thirty")?;
            c.need("months")
        });
        assert_eq!((failed, cursor.at()), (None, 0));
        assert!(cursor.eat("thirty days"));
        assert_eq!(cursor.peek(0), "after");
    }
}
