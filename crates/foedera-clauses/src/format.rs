//! The canonical form of a file: every line that is read in the words of its sentence, everything
//! else as it stands; comments and single blank lines are kept.
//!
//! Only for texts whose every line can be taken apart: where a tab or an open quote stands, what
//! belongs to what is not known.

use crate::tree::{Line, Remark, Tree};

/// Puts the lines together again. `forms` has the canonical words of the lines that were read.
pub(crate) fn put_together(text: &str, tree: &Tree, forms: &[Option<String>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut remarks = tree.remarks.iter().peekable();
    let mut depth_above = 0;
    for (number, line) in tree.lines.iter().enumerate() {
        while let Some(remark) = remarks.next_if(|it| it.before <= number) {
            // Below the line above, at the deepest.
            let deepest = (depth_above + 1).max(line.depth);
            write_remark(text, remark, line.depth, deepest, &mut out);
        }
        write_line(text, line, forms.get(number).and_then(Option::as_deref), &mut out);
        depth_above = line.depth;
    }
    for remark in remarks {
        write_remark(text, remark, 0, depth_above + 1, &mut out);
    }
    out
}

fn write_line(text: &str, line: &Line, form: Option<&str>, out: &mut String) {
    begin(line.blank_before, line.depth, out);
    out.push_str(form.unwrap_or_else(|| line.span.of(text).unwrap_or_default().trim_end()));
    if let Some(comment) = line.comment.and_then(|it| it.of(text)) {
        out.push_str("  ");
        out.push_str(comment);
    }
    out.push('\n');
}

/// A comment stands where it stood, but between the lines around it.
fn write_remark(text: &str, remark: &Remark, lowest: usize, deepest: usize, out: &mut String) {
    let depth = (remark.indent / 2).clamp(lowest, deepest.max(lowest));
    begin(remark.blank_before, depth, out);
    out.push_str(remark.span.of(text).unwrap_or_default());
    out.push('\n');
}

fn begin(blank_before: bool, depth: usize, out: &mut String) {
    if blank_before && !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&"  ".repeat(depth));
}
