//! Terms, renewal, notices, replacement, end (VCLT 42 to 45, 54 to 59, 65 to 68).

#![cfg(test)]

#[path = "../asked/mod.rs"]
mod asked;

mod ends;
mod notices;
mod stopping;
mod terms;

pub(crate) fn treaty(clauses: &str, acts: &str) -> String {
    let indented: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n  counts month ends by clipping\n\nconsent by ratification\naccession open to all states\nenters into force on deposit of 2 instruments\n{clauses}\n\nacts\n{indented}"
    )
}

pub(crate) fn of_two(clauses: &str, acts: &str) -> String {
    treaty(clauses, &format!("1961-09-10  SU and KP ratify\n{acts}")).replacen(
        "\n  counts",
        "\n  between KP and SU\n  counts",
        1,
    )
}

pub(crate) const THREE: &str = "2000-01-01  FR, DE and IT ratify";
