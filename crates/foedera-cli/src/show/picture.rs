//! A picture of lines, shapes and lines of text, written as SVG.
//!
//! It knows nothing of treaties. Places are whole pixels, so that the same picture is the same bytes. Every text is set in a
//! fixed width and told how wide it is, so that what is computed here is what is seen, whatever font is at hand; the frames of
//! all texts are kept, for a picture is well drawn only where none touches another.

use super::words::Words;

/// A letter is so many tenths of the height of its font wide.
const LETTER_TENTHS: i32 = 6;

/// The space around a picture.
pub(crate) const MARGIN: i32 = 16;

/// The class of lines that lie behind everything.
pub(crate) const FAINT_LINE: &str = "lane";

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
}

#[cfg(test)]
impl Frame {
    /// Whether two have a pixel in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether the whole of another lies in it.
    pub(crate) fn holds(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }
}

/// Where a text stands beside its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    After,
    Around,
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Font {
    pub(crate) size: i32,
    /// The classes of the style sheet.
    pub(crate) class: &'static str,
}

/// How wide a text is in a font.
pub(crate) fn width(text: &str, size: i32) -> i32 {
    let cells = i32::try_from(Words::plain(text).width()).unwrap_or(i32::MAX / size.max(1));
    cells * size * LETTER_TENTHS / 10
}

/// The text, cut with a sign of omission where it is wider than that.
pub(crate) fn cut(text: &str, size: i32, room: i32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if room < width(&format!("{short}{letter}…"), size) {
            break;
        }
        short.push(letter);
    }
    format!("{}…", short.trim_end())
}

/// The text in lines of that room, no more of them than that; what is left over is cut.
pub(crate) fn wrapped(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // A blank that is one of several belongs to the word before it.
    for word in text.split_inclusive(' ') {
        let fits = |it: &String| width(format!("{it}{word}").trim_end(), size) <= room;
        match lines.last().filter(|it| fits(it)).map(|it| format!("{it}{word}")) {
            Some(longer) => *lines.last_mut().unwrap_or(&mut String::new()) = longer,
            None if lines.len() < most => lines.push(word.to_owned()),
            None => {
                if let Some(last) = lines.last_mut() {
                    *last = cut(&format!("{last}{word}…"), size, room);
                }
                break;
            }
        }
    }
    lines.iter().map(|it| cut(it.trim_end(), size, room)).collect()
}

/// A picture that grows downward.
#[derive(Debug, Default)]
pub(crate) struct Picture {
    body: String,
    right: i32,
    bottom: i32,
    /// The frames of all texts, with what they say.
    pub(crate) texts: Vec<(Frame, String)>,
    /// The frames of all lines that no text may touch.
    pub(crate) strokes: Vec<Frame>,
}

impl Picture {
    /// A line of text whose baseline goes through the point. `whole` is told by a pointer that rests on it, where the text was cut.
    pub(crate) fn text(&mut self, (x, y): (i32, i32), side: Side, font: Font, text: &str) {
        self.cut_text((x, y), side, font, (text, text));
    }

    /// The same of a text that was cut: `whole` is shown to who points at it.
    pub(crate) fn cut_text(
        &mut self,
        (x, y): (i32, i32),
        side: Side,
        font: Font,
        (text, whole): (&str, &str),
    ) {
        if text.is_empty() {
            return;
        }
        let wide = width(text, font.size);
        let left = match side {
            Side::After => x,
            Side::Around => x - wide / 2,
        };
        let title = if text == whole {
            String::new()
        } else {
            format!("<title>{}</title>", escaped(whole))
        };
        self.body.push_str(&format!(
            "<text x=\"{left}\" y=\"{y}\" font-size=\"{}\" textLength=\"{wide}\" class=\"{}\">{title}{}</text>\n",
            font.size,
            font.class,
            escaped(text)
        ));
        let top = y - font.size * 4 / 5;
        let frame = Frame { x: left, y: top, width: wide, height: font.size };
        self.reach(frame);
        self.texts.push((frame, text.to_owned()));
    }

    /// A rectangle.
    pub(crate) fn frame(&mut self, frame: Frame, class: &str) {
        let Frame { x, y, width, height } = frame;
        self.body.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"/>\n"
        ));
        self.reach(frame);
    }

    /// A straight line.
    pub(crate) fn line(&mut self, (x, y): (i32, i32), (to_x, to_y): (i32, i32), class: &str) {
        self.body.push_str(&format!(
            "<line x1=\"{x}\" y1=\"{y}\" x2=\"{to_x}\" y2=\"{to_y}\" class=\"{class}\"/>\n"
        ));
        self.reach(Frame { x: x.max(to_x), y: y.max(to_y), width: 0, height: 0 });
        if class != FAINT_LINE {
            let (width, height) = ((x - to_x).abs().max(1), (y - to_y).abs().max(1));
            self.strokes.push(Frame { x: x.min(to_x), y: y.min(to_y), width, height });
        }
    }

    pub(crate) fn dot(&mut self, (x, y): (i32, i32), radius: i32, class: &str) {
        self.body.push_str(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/>\n"
        ));
        self.reach(Frame { x, y, width: radius, height: radius });
    }

    /// Points that are joined; closed where the class fills it.
    pub(crate) fn joined(&mut self, points: &[(i32, i32)], class: &str) {
        let list: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        self.body
            .push_str(&format!("<polyline points=\"{}\" class=\"{class}\"/>\n", list.join(" ")));
        for (x, y) in points {
            self.reach(Frame { x: *x, y: *y, width: 0, height: 0 });
        }
    }

    fn reach(&mut self, frame: Frame) {
        self.right = self.right.max(frame.x + frame.width);
        self.bottom = self.bottom.max(frame.y + frame.height);
    }

    /// The whole picture.
    pub(crate) fn size(&self) -> Frame {
        Frame { x: 0, y: 0, width: self.right + MARGIN, height: self.bottom + MARGIN }
    }

    /// The picture as a file of its own: what it shows in words, its style sheet, and its patterns.
    pub(crate) fn svg(&self, title: &str, style: &str, patterns: &str) -> String {
        let Frame { width, height, .. } = self.size();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} \
             {height}\" role=\"img\" xml:space=\"preserve\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\">\n\
             <title>{}</title>\n<style>{style}</style>\n<defs>{patterns}</defs>\n\
             <rect width=\"{width}\" height=\"{height}\" style=\"fill:#ffffff;stroke:none\"/>\n{}</svg>\n",
            escaped(title),
            self.body
        )
    }
}

/// A text as XML has it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Fails where a text of a picture touches another or leaves it.
#[cfg(test)]
#[track_caller]
pub(crate) fn check_texts(picture: &Picture) {
    for (place, (frame, text)) in picture.texts.iter().enumerate() {
        assert!(picture.size().holds(*frame), "`{text}` leaves the picture: {frame:?}");
        for (other, beside) in picture.texts.iter().skip(place + 1) {
            assert!(!frame.overlaps(*other), "`{text}` touches `{beside}`: {frame:?} {other:?}");
        }
        let touched = picture.strokes.iter().find(|it| it.overlaps(*frame));
        assert!(touched.is_none(), "a line goes through `{text}`: {frame:?} {touched:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_letters_and_cut_to_its_room() {
        assert_eq!(width("abcde", 10), 30);
        assert_eq!(cut("abcde", 10, 30), "abcde");
        assert_eq!(cut("abcdef", 10, 30), "abcd…");
        assert_eq!(cut("ab cdef", 10, 24), "ab…");
        assert_eq!(cut("abc", 10, 0), "…");
        assert_eq!(wrapped("1  ab cd ef", 10, 30, 3), ["1  ab", "cd ef"]);
        assert_eq!(wrapped("ab cd ef", 10, 12, 2), ["ab", "c…"]);
        assert_eq!(wrapped("abcdef", 10, 18, 2), ["ab…"]);
        assert!(wrapped("", 10, 18, 2).is_empty());
    }

    #[test]
    fn texts_are_escaped_and_told_in_full_where_they_are_cut() {
        let mut picture = Picture::default();
        let font = Font { size: 10, class: "t" };
        picture.cut_text((5, 20), Side::After, font, ("a<…", "a<b & \"c\"\u{1}"));
        let svg = picture.svg("T", "", "");
        assert!(svg.contains("<title>a&lt;b &amp; &quot;c&quot;</title>a&lt;…</text>"), "{svg}");
    }

    #[test]
    #[should_panic(expected = "touches")]
    fn texts_that_touch_are_found() {
        let mut picture = Picture::default();
        let font = Font { size: 10, class: "t" };
        picture.text((50, 20), Side::Around, font, "one");
        picture.text((48, 22), Side::After, font, "two");
        check_texts(&picture);
    }
}
