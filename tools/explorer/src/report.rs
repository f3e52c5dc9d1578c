//! An exploration as text: for a person, or as lines for a program.

use crate::explore::Exploration;
use crate::outcome::Outcome;
use std::fmt::Write;
use std::time::Duration;

impl Exploration {
    /// Everything that a person wants to know: all outcomes, and a shortest schedule for each.
    pub fn report(&self) -> String {
        let mut text = String::new();
        let count = self.outcomes.len();
        let outcomes = if count == 1 { "outcome" } else { "outcomes" };
        let all = match self.is_exhaustive() {
            true => match self.assumed() {
                Some(assumed) => format!("exhaustive, {assumed}: {count} {outcomes}"),
                None => format!("exhaustive: {count} {outcomes}"),
            },
            false => format!("not exhaustive: {count} {outcomes} found"),
        };
        let schedules = match self.schedules {
            Some(1) => " in 1 schedule".into(),
            Some(schedules) => format!(" in {schedules} schedules"),
            None => String::new(),
        };
        let _ = writeln!(
            text,
            "{all}{schedules} ({} states, {} runs)",
            self.graph.nodes.len(),
            self.executions
        );
        for cut in &self.cut {
            let _ = writeln!(text, "  not exhaustive: {cut}");
        }
        for (number, outcome) in self.outcomes.iter().enumerate() {
            let _ = write!(text, "\n{}. {}", number + 1, outcome.report());
        }
        text
    }

    /// What the search could be exhaustive only by assuming, where the program came up against it:
    /// waking for no reason, and passing over a thread, can be repeated without end, and there is no
    /// end of times that could be measured.
    pub fn assumed(&self) -> Option<String> {
        let fair = "no thread that can go on is passed over forever";
        let wakes = format!(
            "no thread wakes, or fails, for no reason more than {}",
            times(self.spurious)
        );
        let measured = "no time is compared with a limit of an hour or more, or with two limits";
        let whole = "nothing that a thread prints is cut off when the program ends";
        let one_order = "all threads see the operations on atomics in one order, though weaker \
                         orderings are asked for";
        let all = [
            (self.fairness_matters, fair),
            (self.spurious_matters, &wakes),
            (self.time_is_measured, measured),
            (self.output_may_be_cut_off, whole),
            (self.weak_orderings, one_order),
        ];
        let felt: Vec<&str> = all
            .into_iter()
            .filter_map(|(felt, text)| felt.then_some(text))
            .collect();
        (!felt.is_empty()).then(|| format!("if {}", felt.join(" and ")))
    }

    /// One line for each outcome, `outcome: ENDING "PRINTED"`, sorted, one for what was assumed, and
    /// one for each reason why there may be more, `cut: REASON`.
    pub fn lines(&self) -> String {
        let of = |outcome: &Outcome| {
            let ending = outcome.ending.word();
            format!("outcome: {ending} {:?}\n", outcome.printed)
        };
        let mut lines: Vec<String> = self.outcomes.iter().map(of).collect();
        lines.sort();
        lines.extend(
            self.assumed()
                .map(|assumed| format!("assumed: {assumed}\n")),
        );
        lines.extend(self.cut.iter().map(|cut| format!("cut: {cut}\n")));
        lines.concat()
    }

    /// What the search cost, one figure a line; `taken` is the time that it took in all.
    pub fn figures(&self, taken: Duration) -> String {
        let seconds = taken.as_secs_f64();
        let states = self.graph.nodes.len();
        let schedules = match self.schedules {
            Some(schedules) => format!("schedules: {schedules}\n"),
            None => String::new(),
        };
        format!(
            "{schedules}states: {states}\nruns: {}\nsteps taken: {}\ntime per step: {:.1} µs\n\
             states per second: {:.0}\nmemory per state: {} B\n",
            self.executions,
            self.steps_taken,
            seconds * 1e6 / self.steps_taken.max(1) as f64,
            states as f64 / seconds,
            self.graph.bytes() / states.max(1),
        )
    }
}

impl Outcome {
    /// How it ends, what it prints, and its schedule step by step.
    pub fn report(&self) -> String {
        let mut text = format!("{}\n", self.ending.says());
        if let Some(needs) = self.needs.words() {
            let _ = writeln!(text, "     {needs}");
        }
        for detail in &self.details {
            let _ = writeln!(text, "     {detail}");
        }
        match self.printed.is_empty() {
            true => text += "   prints nothing\n",
            false => text += "   prints\n",
        }
        for line in self.printed.lines() {
            let _ = writeln!(text, "     | {line}");
        }
        let _ = writeln!(text, "   after {} steps", self.schedule.len());
        let width = |step: &crate::outcome::Step| step.what.thread.chars().count();
        let width = self.schedule.iter().map(width).max().unwrap_or(0);
        for step in &self.schedule {
            let what = &step.what;
            let line = match what.line {
                Some(line) => format!("{line:>4}"),
                None => "    ".into(),
            };
            let _ = writeln!(text, "     {line}  {:width$}  {}", what.thread, what.text);
        }
        text
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{count} times"),
    }
}
