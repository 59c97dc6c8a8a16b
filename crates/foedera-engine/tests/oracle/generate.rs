//! Small random worlds, as texts that a lawyer could read: the clauses are in `clauses`, the
//! journals here.

use crate::calendar;
use crate::clauses;
use crate::dice::Dice;

/// The states of small worlds; all of them live through the window.
pub(crate) const STATES: [&str; 5] = ["FR", "GB", "JP", "NO", "US"];

/// The treaty asked about, and the other one where there is one.
pub(crate) const SUBJECT: &str = "T-2000";
pub(crate) const OTHER: &str = "OTHER-1999";

/// Who keeps the treaty, where a state does.
pub(crate) const DEPOSITARY: &str = "GB";

/// One world: what hangs together while it is made.
#[derive(Debug)]
pub(crate) struct World<'d> {
    pub(crate) dice: &'d mut Dice,
    pub(crate) states: Vec<&'static str>,
    /// The longest span of days in which an act may have been done, less one.
    longest: usize,
    /// How many completions may still be multiplied in.
    budget: usize,
    acts: Vec<(usize, String)>,
}

/// A random world of at most so many completions.
pub(crate) fn world(dice: &mut Dice, completions_max: usize, longest: usize) -> Vec<String> {
    let states = STATES[..dice.between(2, STATES.len())].to_vec();
    let mut world = World { dice, states, longest, budget: completions_max, acts: Vec::new() };
    let closed = world.dice.percent(35);
    if closed {
        world.states.truncate(2);
    }
    let linked = world.dice.percent(30);
    let law = if closed {
        clauses::closed(&mut world, linked)
    } else {
        clauses::open(&mut world, linked)
    };
    if closed {
        world.closed_acts(&law);
    } else {
        world.open_acts(&law);
    }
    world.ends(&law);
    let divided = !closed && !linked && world.dice.percent(25) && world.afford(2);
    let law = if divided { world.recognition(&law) } else { law };
    let mut texts = vec![world.text(&law)];
    if linked {
        texts.push(world.other());
    }
    texts
}

impl World<'_> {
    pub(crate) fn state(&mut self) -> &'static str {
        let at = self.dice.between(0, self.states.len() - 1);
        self.states[at]
    }

    /// The law and then the journal in the order of its days.
    fn text(&mut self, law: &str) -> String {
        self.acts.sort();
        let acts: String = self.acts.drain(..).map(|(_, act)| act).collect();
        format!("{law}\nacts\n{acts}")
    }

    /// Whether so many more completions can be afforded; then they are.
    pub(crate) fn afford(&mut self, times: usize) -> bool {
        let can = times <= self.budget;
        if can {
            self.budget /= times;
        }
        can
    }

    /// A day of the window from one place to another, or some days of which it was one.
    fn date(&mut self, first: usize, last: usize) -> (usize, String, usize) {
        let day = |at: usize| calendar::window()[at].to_string();
        let at = self.dice.between(first, last);
        let longer = self.dice.between(1, self.longest);
        if self.dice.percent(50) && self.afford(longer + 1) {
            return (at, format!("{}/{}", day(at), day(at + longer)), at + longer);
        }
        (at, day(at), at)
    }

    /// An act of the journal between two places of the window, told by one source or by two.
    fn act(&mut self, first: usize, last: usize, who_and_what: &str, can_be_received: bool) {
        let (at, date, end) = self.date(first, last);
        let mut told = format!("  {date}  {who_and_what}\n");
        if can_be_received && self.dice.percent(25) {
            told += &self.receipt(end);
            if self.dice.percent(25) && self.afford(4) {
                told = self.two_stories(&told, end, who_and_what);
            }
        } else if self.dice.percent(12) && self.afford(4) {
            told = self.twice(at, &date, who_and_what);
        }
        self.acts.push((at, told));
    }

    fn receipt(&mut self, from: usize) -> String {
        let (_, received, _) = self.date(from, from + 10);
        format!("    received {received} by UN\n")
    }

    /// Two sources, each of which tells when it was done and mostly when it was received.
    fn two_stories(&mut self, told: &str, end: usize, what: &str) -> String {
        let grades = ["A1", "B2"];
        let (one, two) = (self.dice.pick(&grades), self.dice.pick(&grades));
        let (_, date, end) = self.date(end, end + 6);
        let received = if self.dice.percent(75) { self.receipt(end) } else { String::new() };
        format!(
            "{told}    source \"A\" 2000-12-01, {one}\n  \
             {date}  {what}\n{received}    source \"B\" 2000-12-01, {two}\n"
        )
    }

    /// Two sources that agree, narrow each other, or do not agree.
    fn twice(&mut self, at: usize, date: &str, what: &str) -> String {
        let grades = ["A1", "B2", "B3"];
        let (one, two) = (self.dice.pick(&grades), self.dice.pick(&grades));
        let (_, other, _) = self.date(at, at + 4);
        let denied = if self.dice.percent(25) { "    denied\n" } else { "" };
        format!(
            "  {date}  {what}\n    source \"A\" 2000-12-01, {one}\n  \
             {other}  {what}\n{denied}    source \"B\" 2000-12-01, {two}\n"
        )
    }

    fn open_acts(&mut self, law: &str) {
        for state in self.states.clone() {
            let signs = self.dice.percent(65);
            if signs {
                let verb = if law.contains("without reservation") && self.dice.percent(40) {
                    "signs definitively"
                } else {
                    "signs"
                };
                self.act(3, 40, &format!("{state} {verb}"), false);
            }
            if self.dice.percent(80) {
                let (verb, noun) = match (signs, law.contains("acceptance or approval")) {
                    (false, _) => ("accedes", "accession"),
                    (true, true) if self.dice.percent(50) => ("accepts", "acceptance"),
                    (true, _) => ("ratifies", "ratification"),
                };
                self.act(8, 75, &format!("{state} {verb}"), true);
                if self.dice.percent(12) {
                    let what = format!("{state} withdraws its instrument of {noun}");
                    self.act(20, 90, &what, false);
                }
                let may_leave = law.contains("may withdraw") || law.contains("for that party");
                if may_leave && self.dice.percent(10) {
                    self.act(180, 220, &format!("{state} {verb} again"), true);
                }
            }
        }
    }

    /// The depositary does not recognise another state, and later perhaps does: the law with who keeps the treaty.
    fn recognition(&mut self, law: &str) -> String {
        let others: Vec<&str> =
            self.states.iter().copied().filter(|it| *it != DEPOSITARY).collect();
        let who = self.dice.pick(&others);
        self.act(1, 70, &format!("{DEPOSITARY} does not recognise {who}"), false);
        if self.dice.percent(60) {
            self.act(40, 120, &format!("{DEPOSITARY} recognises {who}"), false);
        }
        let kept = self.dice.pick(&["  depositary GB\n", "  depositaries GB and US\n"]);
        law.replacen("  adopted", &format!("{kept}  adopted"), 1)
    }

    fn closed_acts(&mut self, law: &str) {
        let both = self.states.join(" and ");
        for state in self.states.clone() {
            if self.dice.percent(92) {
                self.act(3, 30, &format!("{state} signs"), false);
            }
            if law.contains("consent by ratification") && self.dice.percent(90) {
                self.act(25, 75, &format!("{state} ratifies"), true);
            }
            if law.contains("by notification") && self.dice.percent(90) {
                let what = format!("{state} notifies completion of its procedures");
                self.act(25, 75, &what, true);
            }
            if law.contains("provisionally") && self.dice.percent(25) {
                let what = format!("{state} declares that it will not become a party");
                self.act(20, 60, &what, false);
            }
        }
        if law.contains("on exchange") && self.dice.percent(90) {
            let what = if law.contains("notes") { "notes" } else { "instruments of ratification" };
            self.act(25, 75, &format!("{both} exchange {what}"), false);
        }
    }

    /// What can happen once a treaty is in force, where its law gives it an effect.
    fn ends(&mut self, law: &str) {
        for state in self.states.clone() {
            if (law.contains("may withdraw") || law.contains("may terminate"))
                && self.dice.percent(35)
            {
                let received = law.contains("receipt of its notice");
                let from = if self.dice.percent(20) { 20 } else { 70 };
                self.act(from, 160, &format!("{state} gives notice of withdrawal"), received);
                if self.dice.percent(40) {
                    self.name_a_day();
                }
                if self.dice.percent(35) {
                    self.act(90, 190, &format!("{state} revokes its notice of withdrawal"), false);
                }
            }
            let of_term = law.contains("before the end");
            if (of_term || law.contains("after notice by a party")) && self.dice.percent(50) {
                let non_renewal = if of_term { "non-renewal" } else { "termination" };
                let of = self.dice.pick(&[non_renewal, non_renewal, "termination"]);
                self.act(60, 200, &format!("{state} gives notice of {of}"), true);
                if self.dice.percent(25) {
                    self.act(80, 220, &format!("{state} revokes its notice of withdrawal"), false);
                }
            }
        }
        let runs_out = law.contains("in force for") || law.contains("in force until 2");
        if runs_out && self.dice.percent(25) {
            let (from, until) = (self.dice.between(50, 160), self.dice.between(120, 240));
            let until = calendar::window()[until];
            let all = self.all();
            self.act(
                from,
                from + 20,
                &format!("{all} agree to extend the treaty until {until}"),
                false,
            );
        }
        if law.contains("waits for the end") && self.dice.percent(70) {
            self.war();
        }
        if law.contains("the parties agree") && self.dice.percent(50) {
            let all = self.all();
            self.act(80, 200, &format!("{all} agree to terminate the treaty"), false);
        }
        if law.contains("\"the event\"") && self.dice.percent(70) {
            self.act(60, 200, "event \"the event\"", false);
        }
    }

    /// All the states, or all but one, as a sentence has them.
    fn all(&mut self) -> String {
        let mut states = self.states.clone();
        if 2 < states.len() && self.dice.percent(30) {
            let out = self.dice.between(0, states.len() - 1);
            states.remove(out);
        }
        let all = states.join(", ");
        all.rsplit_once(", ").map_or(all.clone(), |(it, last)| format!("{it} and {last}"))
    }

    /// A war between two, which may end.
    fn war(&mut self) {
        let (one, two) = (self.state(), self.state());
        if one == two {
            return;
        }
        self.act(40, 130, &format!("{one} is at war with {two}"), false);
        if self.dice.percent(75) {
            self.act(80, 200, &format!("{two} makes peace with {one}"), false);
        }
    }

    fn name_a_day(&mut self) {
        let named = calendar::window()[self.dice.between(80, 250)];
        if let Some((_, act)) = self.acts.last_mut()
            && !act.contains("source")
        {
            *act += &format!("    effective {named}\n");
        }
    }

    /// The other treaty: in force early, between the same states, and perhaps left or ended later.
    fn other(&mut self) -> String {
        let law = clauses::other(self);
        for state in self.states.clone() {
            self.act(1, 2, &format!("{state} ratifies"), false);
        }
        if self.dice.percent(60) {
            let state = self.state();
            self.act(30, 120, &format!("{state} gives notice of withdrawal"), false);
        }
        self.text(&law)
    }
}
