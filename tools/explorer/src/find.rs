//! "Take me to the outcome that prints this", and what to say if there is none.

use crate::explore::Exploration;
use crate::outcome::Outcome;
use std::collections::BTreeSet;

/// So many lines are told that are like one that nothing prints.
const NEAREST: usize = 5;

impl Exploration {
    /// An outcome that prints the text, one with a shortest schedule; if there is none, the lines that
    /// are most like it.
    pub fn find(&self, text: &str) -> Result<&Outcome, Vec<&str>> {
        let prints = |outcome: &&Outcome| outcome.printed.contains(text);
        let found = self.outcomes.iter().filter(prints);
        found
            .min_by_key(|outcome| outcome.moves.len())
            .ok_or_else(|| {
                let printed = self.outcomes.iter();
                let lines: BTreeSet<&str> = printed
                    .flat_map(|outcome| outcome.printed.lines())
                    .collect();
                let mut lines: Vec<&str> = lines.into_iter().collect();
                lines.sort_by_key(|line| distance(line, text));
                lines.truncate(NEAREST);
                lines
            })
    }
}

/// How many characters have to be put in, taken out or changed.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (nth, ours) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = nth + 1;
        for (place, theirs) in to.chars().enumerate() {
            let changed = diagonal + usize::from(ours != theirs);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[row.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn lines_are_like_each_other_if_little_has_to_be_changed() {
        assert_eq!(distance("counter: 1", "counter: 1"), 0);
        assert_eq!(distance("counter: 1", "count: 2"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
