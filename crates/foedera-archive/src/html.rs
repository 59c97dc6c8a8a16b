//! HTML to text, in the plainest way: tags go, what is no text (scripts, styles) goes with them, elements
//! that stand on lines of their own end a line, and entities become letters. No layout, no lists, no links.

use quick_xml::escape::resolve_html5_entity;

/// Elements whose content is not for reading.
const UNREAD: [&str; 7] = ["script", "style", "head", "noscript", "template", "svg", "textarea"];

/// Elements that stand in a line with what is around them; all others end it.
const INLINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u",
    "wbr",
];

/// The longest entity is `&CounterClockwiseContourIntegral;`.
const ENTITY_MAX: usize = 34;

/// The text of a page.
pub(crate) fn text(page: &str) -> String {
    let mut text = Text::default();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.take(before);
        rest = after_tag(tag, &mut text);
    }
    text.take(rest);
    text.end_line();
    text.text
}

/// What follows the tag whose inside `tag` begins with.
fn after_tag<'p>(tag: &'p str, text: &mut Text) -> &'p str {
    if let Some(comment) = tag.strip_prefix("!--") {
        // `<!-->` is a whole one.
        let empty = ["->", ">"].into_iter().find_map(|it| comment.strip_prefix(it));
        return empty.or(comment.split_once("-->").map(|it| it.1)).unwrap_or_default();
    }
    let name = tag.strip_prefix('/').unwrap_or(tag);
    if !name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '!' || it == '?') {
        text.take("<");
        return tag;
    }
    let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default().to_ascii_lowercase();
    let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
    let opens = !inside.starts_with('/') && !inside.ends_with('/');
    if let Some(place) = UNREAD.iter().position(|it| *it == name).filter(|_| opens) {
        return after_element(after, &name, place, text);
    }
    if !INLINE.contains(&name.as_str()) {
        text.end_line();
    }
    after
}

/// What follows the end of an element that is not read; all of it where the element has no end, which would
/// else swallow the page. What has no end from here has none further on, and is not looked for again.
fn after_element<'p>(rest: &'p str, name: &str, place: usize, text: &mut Text) -> &'p str {
    let ends = |at: usize| {
        let after = rest.get(at + 2..)?;
        let (own, behind) = after.split_at_checked(name.len())?;
        let whole = !behind.starts_with(|it: char| it.is_ascii_alphanumeric());
        let is_end = whole && own.eq_ignore_ascii_case(name);
        is_end.then(|| behind.split_once('>').map_or("", |it| it.1))
    };
    let Some(endless) = text.endless.get_mut(place).filter(|it| !**it) else { return rest };
    let found = rest.match_indices("</").find_map(|(at, _)| ends(at));
    *endless = found.is_none();
    found.unwrap_or(rest)
}

/// Text as it comes together: blanks are one blank, and no line is empty.
#[derive(Debug, Default)]
struct Text {
    text: String,
    /// A blank is owed before the next letter.
    blank: bool,
    /// Of which unread elements no end is left.
    endless: [bool; UNREAD.len()],
}

impl Text {
    fn take(&mut self, html: &str) {
        let mut rest = html;
        while let Some((before, entity)) = rest.split_once('&') {
            self.letters(before);
            rest = self.entity(entity);
        }
        self.letters(rest);
    }

    /// Takes an entity, or the mark for one where it is none; what follows it.
    fn entity<'p>(&mut self, rest: &'p str) -> &'p str {
        let near = rest.bytes().take(ENTITY_MAX).position(|it| it == b';');
        let found = near.and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?)));
        match found.and_then(|(name, after)| Some((letters_of(name)?, after))) {
            Some((letters, after)) => {
                self.letters(&letters);
                after
            }
            None => {
                self.letters("&");
                rest
            }
        }
    }

    fn letters(&mut self, letters: &str) {
        for letter in letters.chars() {
            if letter.is_whitespace() {
                self.blank = true;
                continue;
            }
            if self.blank && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.blank = false;
            self.text.push(letter);
        }
    }

    fn end_line(&mut self) {
        self.blank = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// The letters that an entity stands for: `amp`, `#8217`, `#x2019`.
fn letters_of(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(ToOwned::to_owned);
    };
    let hex = number.strip_prefix(['x', 'X']);
    let code = hex.map_or_else(|| number.parse(), |it| u32::from_str_radix(it, 16)).ok()?;
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(text(page), expected);
    }

    #[test]
    fn tags_go_and_blocks_end_lines() {
        check(
            "<html><head><title>T</title></head><body><h1>Pact</h1><p>Peru <b>rati</b>fied\n it.",
            "Pact\nPeru ratified it.\n",
        );
        check("<script>if (a < b) { x('</p>') }</script>one<br/>two", "one\ntwo\n");
        check("<!-- <p>not this</p> -->this<STYLE>p{}</Style>", "this\n");
        check("", "");
    }

    #[test]
    fn what_is_closed_or_never_closed_swallows_nothing() {
        check("<svg/><p>Peru ratified it.</p><svg></svg>", "Peru ratified it.\n");
        check("<head><title>T</title></header><p>not this</p></head>this", "this\n");
        check("<!--><p>this</p>", "this\n");
        // Each would else look through the whole rest.
        check(&format!("{}this", "<svg>".repeat(100_000)), "this\n");
        check("<style>this <script>x</script>and this", "this and this\n");
    }

    #[test]
    fn entities_become_letters_and_what_is_none_stays() {
        check("Kim&rsquo;s &amp; l&#233;&#xE9; &nbsp; R&D; AT&T", "Kim’s & léé R&D; AT&T\n");
    }

    #[test]
    fn broken_pages_lose_no_words() {
        check("a < b and c <d", "a < b and c\n");
        check("<script>never ended <p>words", "never ended\nwords\n");
        check("&", "&\n");
    }
}
