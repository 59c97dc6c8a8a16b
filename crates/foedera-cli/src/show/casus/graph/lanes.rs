//! The lanes of the picture, one for each state, and the arrows between them.

use foedera::EntityId;

use super::strokes::Stroke;
use super::{Arrow, FAINT, STRONG};
use crate::show::days;
use crate::show::picture::{FAINT_LINE, Font, Frame, Picture, Side, cut, width, wrapped};

/// Up to so many lanes have the names of their states beside the codes.
const NAMED_MAX: usize = 16;

/// A name takes no more lines.
const NAME_LINES_MAX: usize = 3;

/// Between the widest codes of two lanes.
const CODES_APART: i32 = 14;

/// Lanes are so wide at the least.
const STEP_MIN: i32 = 56;

/// No word of a name makes them wider than for this.
const WORD_MAX: i32 = 120;

/// Nor does a code, or the name of who is no state: it is cut.
const CODE_MAX: i32 = 160;

/// Half the height of an arrow's head, and its length.
const HEAD: (i32, i32) = (5, 9);

const NAME: Font = Font { size: 10, class: "faint" };

/// Who stands where.
pub(super) struct Lanes {
    names: Vec<String>,
    left: i32,
    step: i32,
    is_named: bool,
}

impl Lanes {
    /// Lanes of these names, from so far right on.
    pub(super) fn new(names: Vec<String>, left: i32) -> Self {
        let is_named = names.len() <= NAMED_MAX;
        let code = |it: &String| width(it, STRONG.size).min(CODE_MAX);
        let word = |it: &String| {
            name_of(it).split(' ').map(|it| width(it, NAME.size)).max().unwrap_or(0).min(WORD_MAX)
        };
        let widest =
            names.iter().map(|it| if is_named { code(it).max(word(it)) } else { code(it) });
        let step = (widest.max().unwrap_or(0) + CODES_APART).max(STEP_MIN);
        Self { names, left, step, is_named }
    }

    pub(super) fn right(&self) -> i32 {
        self.left + self.step * i32::try_from(self.names.len()).unwrap_or(0)
    }

    /// Where the middle of a lane is.
    fn x(&self, name: &str) -> Option<i32> {
        let place = self.names.iter().position(|it| it == name)?;
        Some(self.left + self.step / 2 + self.step * i32::try_from(place).ok()?)
    }

    /// The boxes of the states; where their lower edge is.
    pub(super) fn head(&self, picture: &mut Picture, top: i32) -> i32 {
        let told: Vec<Vec<String>> = self.names.iter().map(|it| self.told(it)).collect();
        let most = told.iter().map(Vec::len).max().unwrap_or(0);
        let height = 2 * STRONG.size + i32::try_from(most).unwrap_or(0) * (NAME.size + 3);
        for (name, lines) in self.names.iter().zip(&told) {
            let Some(x) = self.x(name) else { continue };
            let wide = self.step - CODES_APART / 2;
            picture.frame(Frame { x: x - wide / 2, y: top, width: wide, height }, "node");
            let short = cut(name, STRONG.size, self.step - CODES_APART / 2);
            let at = (x, top + STRONG.size + 3);
            picture.cut_text(at, Side::Around, STRONG, (&short, name));
            let mut y = top + STRONG.size + 3;
            for line in lines {
                y += NAME.size + 3;
                picture.text((x, y), Side::Around, NAME, line);
            }
        }
        top + height
    }

    /// The lines of a state's name.
    fn told(&self, code: &str) -> Vec<String> {
        let room = if self.is_named { self.step - CODES_APART } else { return Vec::new() };
        wrapped(&name_of(code), NAME.size, room, NAME_LINES_MAX)
    }

    /// The lines from top to bottom.
    pub(super) fn lines(&self, picture: &mut Picture, top: i32, bottom: i32) {
        for x in self.names.iter().filter_map(|it| self.x(it)) {
            picture.line((x, top), (x, bottom), FAINT_LINE);
        }
    }

    /// The codes again, beside a heading.
    pub(super) fn names(&self, picture: &mut Picture, y: i32) {
        for name in &self.names {
            let Some(x) = self.x(name) else { continue };
            let short = cut(name, FAINT.size, self.step - CODES_APART);
            let wide = width(&short, FAINT.size) + 6;
            let frame =
                Frame { x: x - wide / 2, y: y - FAINT.size, width: wide, height: FAINT.size + 4 };
            picture.frame(frame, "under");
            picture.cut_text((x, y), Side::Around, FAINT, (&short, name));
        }
    }

    /// A line through all whom it is about, dots where it begins and heads where it leads.
    pub(super) fn arrow(&self, picture: &mut Picture, y: i32, arrow: &Arrow) {
        let places =
            |of: &[String]| -> Vec<i32> { of.iter().filter_map(|it| self.x(it)).collect() };
        let (from, to) = (places(&arrow.from), places(&arrow.to));
        let all = || from.iter().chain(&to).copied();
        let (Some(first), Some(last)) = (all().min(), all().max()) else { return };
        picture.line((first, y), (last, y), arrow.stroke.class());
        for x in &from {
            if arrow.mutual {
                heads(picture, (*x, y), &to, arrow.stroke);
            } else {
                picture.dot((*x, y), 3, arrow.stroke.head());
            }
        }
        for x in &to {
            heads(picture, (*x, y), &from, arrow.stroke);
        }
    }
}

/// What a code stands for; nothing for who has none.
fn name_of(code: &str) -> String {
    code.parse::<EntityId>().map(days::name).unwrap_or_default()
}

/// A head at a place for each side from which something comes.
fn heads(picture: &mut Picture, (x, y): (i32, i32), from: &[i32], stroke: Stroke) {
    let (half, length) = HEAD;
    let mut sides: Vec<i32> =
        from.iter().map(|it| (it - x).signum()).filter(|it| *it != 0).collect();
    sides.sort_unstable();
    sides.dedup();
    for side in sides {
        let back = x + side * length;
        let points = [(back, y - half), (x, y), (back, y + half), (back, y - half)];
        picture.joined(&points, stroke.head());
    }
}
