//! The functions of a masked source and how long each is.
//!
//! A function is as long as the lines of its body that hold code: blank lines, comments and the
//! lines that only close it do not count, so that explaining never makes a function too long.

/// One function and its length.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    /// The line of its `fn`, counted from 0.
    pub(crate) line: usize,
    /// Lines of code in its body.
    pub(crate) lines: usize,
}

/// Every function that has a body, inner ones too, in the order of the text.
pub(crate) fn functions(masked: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, _) in masked.match_indices("fn ") {
        let (Some(before), Some(after)) = (masked.get(..at), masked.get(at + 3..)) else {
            continue;
        };
        if before.ends_with(is_word) {
            continue;
        }
        let name: String = after.chars().take_while(|it| is_word(*it)).collect();
        if let Some(body) = body(after).filter(|_| !name.is_empty()) {
            let line = before.matches('\n').count();
            found.push(Function { name, line, lines: code_lines(body) });
        }
    }
    found
}

fn is_word(symbol: char) -> bool {
    symbol.is_alphanumeric() || symbol == '_'
}

/// What stands between the braces of the function whose signature begins here.
fn body(signature: &str) -> Option<&str> {
    let open = opening_brace(signature)?;
    let inside = signature.get(open + 1..)?;
    let mut depth = 1_u32;
    for (at, symbol) in inside.char_indices() {
        match symbol {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return inside.get(..at);
        }
    }
    None
}

/// Where the body opens; nothing for a function that is only declared.
fn opening_brace(signature: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, symbol) in signature.char_indices() {
        match symbol {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn code_lines(body: &str) -> usize {
    body.lines().filter(|line| !line.trim().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::functions;
    use crate::tidy::mask::mask;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let shown: Vec<String> = functions(&mask(source))
            .iter()
            .map(|it| format!("{} at {} has {}", it.name, it.line, it.lines))
            .collect();
        assert_eq!(shown.join(", "), expected);
    }

    #[test]
    fn lines_of_code_are_counted_brace_by_brace() {
        check("fn a() {}", "a at 0 has 0");
        check("fn a() { 1 }", "a at 0 has 1");
        check("fn a() {\n    if b {\n        c();\n    }\n}\n", "a at 0 has 3");
        check("\nfn a<T: Fn([u8; 2])>(x: T) -> u8 {\n    // why\n\n    \"}\"\n}", "a at 1 has 1");
    }

    #[test]
    fn inner_functions_count_for_themselves_and_for_the_outer() {
        check("fn a() {\n    fn b() {\n        1;\n    }\n}", "a at 0 has 3, b at 1 has 1");
    }

    #[test]
    fn what_has_no_body_is_no_function() {
        check("trait A { fn a(&self); }", "");
        check("type F = fn (u8);", "");
        check("// fn a() {}\nlet cfn = \"fn a() {}\";", "");
    }
}
