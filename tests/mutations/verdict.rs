//! Who notices that a listing was changed: first what is the same at every run, then a run.

use press::claim::{Claim, Evidence};
use press::claims::{self, Entry};
use press::ending::Ending;
use press::expectation;
use press::explored::{Exploration, Explorations};
use press::listing::Listing;
use press::results::Results;

/// What became of a mutation; of several that notice, the first in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The compiler refuses the program.
    Refused,
    /// A sentence of the book, by its claim, is no longer so.
    Claim(String),
    /// The explorer finds other outcomes than were recorded, or cannot find them.
    Outcomes,
    /// The run does not do what is expected.
    Run,
    /// The outcomes are the same, on more or on fewer schedules.
    Schedules,
    /// Every interleaving of what is explored prints the same and ends alike, on as many schedules.
    Equivalent,
    /// Nothing notices it, and `survivors.toml` says why nothing can.
    Explained,
    Unnoticed,
}

/// What is known of a listing and of its mutation.
pub struct Case<'e> {
    pub original: &'e Listing,
    pub mutated: &'e Listing,
    /// Whether the mutation is in what is explored.
    pub is_explored: bool,
    /// The claims of the original, by name.
    pub claims: Vec<(&'e str, &'e Claim)>,
    /// Of the listings.
    pub known: &'e Explorations,
    /// Of the mutations.
    pub found: &'e Explorations,
}

impl Case<'_> {
    /// The verdict, where no run is needed for it.
    pub fn without_a_run(&self) -> Option<Verdict> {
        self.mutated.explore.as_ref()?;
        let Ok(found) = self.found.get(self.mutated) else {
            return Some(Verdict::Outcomes);
        };
        if let Some(broken) = self.broken(&Results::default()) {
            return Some(Verdict::Claim(broken));
        }
        let known = self.known.get(self.original).ok()?;
        (outcomes(known) != outcomes(found)).then_some(Verdict::Outcomes)
    }

    /// The verdict, where the mutation was run.
    pub fn with_a_run(&self, results: &Results) -> Verdict {
        if let Some(broken) = self.broken(results) {
            return Verdict::Claim(broken);
        }
        let expected = &self.original.expected;
        let noticed = match results.record(self.mutated) {
            Err(_) => true,
            Ok(record) => expectation::check(self.original.kind, expected, &record.run).is_err(),
        };
        if noticed {
            return Verdict::Run;
        }
        match (self.known.get(self.original), self.found.get(self.mutated)) {
            (Ok(known), Ok(found)) if known.schedules != found.schedules => Verdict::Schedules,
            (Ok(_), Ok(found)) if found.exhaustive && self.is_explored => Verdict::Equivalent,
            _ => Verdict::Unnoticed,
        }
    }

    /// The first claim that does not hold; one that needs a run counts once there is one.
    fn broken(&self, results: &Results) -> Option<String> {
        let ran = results.record(self.mutated).is_ok();
        let broken = |(_, claim): &&(&str, &Claim)| {
            let entry = Entry {
                listing: self.mutated,
                claim: (*claim).clone(),
            };
            (ran || needs_no_run(claim)) && claims::check(&entry, results, self.found).is_err()
        };
        self.claims
            .iter()
            .find(broken)
            .map(|(name, _)| (*name).to_string())
    }
}

fn needs_no_run(claim: &Claim) -> bool {
    claim.evidence == Evidence::Explored && claim.error.is_none()
}

/// What it can print, how it ends then, and whether that is all.
fn outcomes(exploration: &Exploration) -> (bool, Vec<(&str, &Ending)>) {
    let mut outcomes: Vec<(&str, &Ending)> = exploration
        .outcomes
        .iter()
        .map(|outcome| (outcome.printed.as_str(), &outcome.ending))
        .collect();
    outcomes.sort_unstable();
    (exploration.exhaustive, outcomes)
}
