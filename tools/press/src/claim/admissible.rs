//! Whether a claim may be made at all: it says no more than its evidence can show, and it can fail.

use super::{Claim, Evidence, Pattern, Quantified};
use crate::ending::Ending;
use crate::explored::{Exploration, Outcome};

impl Claim {
    /// Whether the claim says too much for what was explored.
    ///
    /// # Errors
    /// As for [`Claim::check`].
    pub fn may_be_said(&self, exploration: &Exploration, source: &str) -> Result<(), String> {
        let quantified = self.quantified()?;
        if matches!(quantified, Quantified::Some(_)) {
            return Ok(());
        }
        if self.evidence == Evidence::Output {
            return Err("says more than one run can show; a run shows `some`".to_string());
        }
        if !exploration.exhaustive {
            let why = exploration.cut.join("; ");
            return Err(format!(
                "needs every interleaving, and not all were visited: {why}"
            ));
        }
        // On a real machine such a program can do what no interleaving does.
        let weak = ["Relaxed", "Acquire", "Release", "AcqRel"]
            .iter()
            .any(|ordering| source.contains(ordering));
        if weak && source.matches("::new(").count() > 1 && source.matches("Atomic").count() > 2 {
            return Err(
                "speaks of orderings weaker than SeqCst, of which only `some` can be said"
                    .to_string(),
            );
        }
        Ok(())
    }

    /// Whether the claim can fail at all.
    ///
    /// # Errors
    /// As for [`Claim::check`].
    pub fn can_fail(&self, outcomes: &[Outcome]) -> Result<(), String> {
        let others = [
            Outcome::new("", Ending::Exit(0)),
            Outcome::new("something else\n", Ending::Cut),
        ];
        let quantified = self.quantified()?;
        if let Quantified::None(pattern) = quantified {
            if *pattern == Pattern::default() {
                return Err("says nothing of an outcome".to_string());
            }
            // A slip in a line would make the claim true of every program.
            let printed = |line: &&String| {
                outcomes
                    .iter()
                    .any(|outcome| outcome.printed.lines().any(|printed| printed == *line))
            };
            return match pattern.lines().find(|line| !printed(line)) {
                Some(line) => Err(format!(
                    "speaks of the line `{line}`, which no outcome prints"
                )),
                None => Ok(()),
            };
        }
        // A number of outcomes is wrong as soon as there is one more.
        if matches!(quantified, Quantified::Count(_)) {
            return Ok(());
        }
        let satisfied = |other: &&Outcome| self.check(std::slice::from_ref(other)).is_ok();
        match others.iter().all(|other| satisfied(&other)) {
            true => Err("would hold whatever happens".to_string()),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::tests::claim;

    #[test]
    fn a_claim_that_cannot_fail_is_refused() {
        let outcomes = [Outcome::new("a\n", Ending::Exit(0))];
        for empty in [
            "some = {}",
            "every = {}",
            "none = {}",
            "exactly = [{}]",
            "none = { line = 'slip' }",
            "some = { order = [] }",
            "",
            "some = { line = 'a' }\nevery = { line = 'a' }",
            "every = { ends = 'exits' }",
        ] {
            assert!(claim(empty).can_fail(&outcomes).is_err(), "{empty}");
        }
        for sound in [
            "some = { line = 'a' }",
            "every = { ends = 'exit' }",
            "none = { ends = 'deadlock' }",
            "none = { line = 'a', ends = 'panic' }",
        ] {
            assert_eq!(claim(sound).can_fail(&outcomes), Ok(()), "{sound}");
        }
    }

    #[test]
    fn every_and_none_need_every_interleaving() {
        let mut exploration = Exploration {
            exhaustive: true,
            assumed: None,
            output_may_be_cut_off: false,
            cut: vec!["cut".to_string()],
            schedules: None,
            outcomes: Vec::new(),
        };
        let said = |text: &str, exploration: &Exploration, source: &str| {
            claim(text).may_be_said(exploration, source).is_ok()
        };
        let weak = "static A: AtomicBool = AtomicBool::new(false); \
                    static B: AtomicBool = AtomicBool::new(false); A.load(Relaxed)";
        for universal in ["every = { line = 'a' }", "none = { line = 'a' }"] {
            assert!(said(universal, &exploration, ""));
            assert!(!said(universal, &exploration, weak));
            let run = format!("evidence = 'output'\n{universal}");
            assert!(!said(&run, &exploration, ""));
        }
        assert!(said("some = { line = 'a' }", &exploration, weak));
        exploration.exhaustive = false;
        assert!(!said("every = { line = 'a' }", &exploration, ""));
        assert!(said("some = { line = 'a' }", &exploration, ""));
    }
}
