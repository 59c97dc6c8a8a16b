//! Faults of a text drawn at their place, with their cure, as good compilers draw them.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use foedera::model::{Diagnostic, Severity, Span};

/// Every diagnostic of one text, one below the other.
pub(crate) fn drawn(
    name: &str,
    text: &str,
    diagnostics: &[Diagnostic],
    width: usize,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width);
    let mut out = String::new();
    for it in diagnostics {
        out.push_str(&renderer.render(&[group(name, text, it)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'t>(name: &'t str, text: &'t str, it: &'t Diagnostic) -> annotate_snippets::Group<'t> {
    let level = match it.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let place = AnnotationKind::Primary.span(inside(it.span, text));
    let snippet = Snippet::source(text).path(name).annotation(place);
    let group = level.primary_title(it.message.as_str()).id(it.code.as_str()).element(snippet);
    match &it.cure {
        Some(cure) => group.element(Level::HELP.message(cure.as_str())),
        None => group,
    }
}

/// The place as far as it lies in the text, on whole letters.
fn inside(span: Span, text: &str) -> std::ops::Range<usize> {
    let mut start = span.start().min(text.len());
    let mut end = span.end().min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(span: Span) -> Diagnostic {
        Diagnostic {
            code: "C001".to_owned(),
            severity: Severity::Error,
            message: "no such word".to_owned(),
            span,
            cure: Some("write another".to_owned()),
        }
    }

    #[test]
    fn a_fault_stands_at_its_place_with_its_cure() {
        let drawn = drawn("a.treaty", "one\nto thre\n", &[diagnostic(Span::new(7, 11))], 80, false);
        insta::assert_snapshot!(drawn.trim_end(), @r"
        error[C001]: no such word
         --> a.treaty:2:4
          |
        2 | to thre
          |    ^^^^
          |
          = help: write another
        ");
    }

    #[test]
    fn no_place_and_no_bytes_break_it() {
        let text = "é\u{0}\u{1b}[31m\u{202e}日本\r\n\t\u{feff}";
        for start in 0..30 {
            for end in start..30 {
                let span = Span::new(start, end);
                assert!(drawn("x", text, &[diagnostic(span)], 20, true).contains("C001"));
            }
        }
        assert!(drawn("x", "", &[diagnostic(Span::new(0, 0))], 1, false).contains("C001"));
    }
}
