//! How many mutations of each kind were noticed, and by whom.

use crate::Made;
use crate::verdict::Verdict;
use std::collections::BTreeMap;
use std::fmt;

const COLUMNS: [&str; 8] = [
    "compiler",
    "claim",
    "outcomes",
    "run",
    "schedules",
    "equivalent",
    "explained",
    "unnoticed",
];

/// Counts by operator and column.
pub struct Table {
    rows: BTreeMap<&'static str, [usize; COLUMNS.len()]>,
    /// The lines below the table: each mutation that no test is red for.
    rest: Vec<String>,
}

impl Table {
    pub fn of(judged: &[(&Made, Verdict)]) -> Table {
        let mut rows = BTreeMap::<_, [usize; COLUMNS.len()]>::new();
        let mut rest = Vec::new();
        for (made, verdict) in judged {
            let column = column(verdict);
            rows.entry(made.mutation.operator).or_default()[column] += 1;
            if matches!(verdict, Verdict::Equivalent | Verdict::Unnoticed) {
                let (name, what) = (&made.listing.name, COLUMNS[column]);
                rest.push(format!(
                    "{what}: {name}:{} {}",
                    made.mutation.line,
                    made.key()
                ));
            }
        }
        Table { rows, rest }
    }
}

fn column(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Refused => 0,
        Verdict::Claim(_) => 1,
        Verdict::Outcomes => 2,
        Verdict::Run => 3,
        Verdict::Schedules => 4,
        Verdict::Equivalent => 5,
        Verdict::Explained => 6,
        Verdict::Unnoticed => 7,
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, cells: [String; COLUMNS.len()]| {
            write!(f, "{name:<24}")?;
            for cell in cells {
                write!(f, "{cell:>11}")?;
            }
            writeln!(f)
        };
        line("", COLUMNS.map(str::to_string))?;
        let mut total = [0; COLUMNS.len()];
        for (operator, counts) in &self.rows {
            line(operator, counts.map(|count| count.to_string()))?;
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        line("all", total.map(|count| count.to_string()))?;
        for line in &self.rest {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}
