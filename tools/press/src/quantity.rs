//! What a directive can ask of many runs, and the numbers that a sentence can speak of.

use std::fmt;

/// How often a listing is run, and what of its output counts as the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampling {
    pub times: usize,
    /// A named place of the expectation; none for the only one, or the whole output.
    pub of: Option<String>,
}

/// A number that a sentence can speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// How many outcomes the explorer found.
    Outcomes,
    /// How many schedules it found.
    Schedules,
    /// What stood at this named place of the expectation when the listing was run.
    Hole(String),
    /// Something of many runs.
    OfRuns(OfRuns, Sampling),
}

/// A number that many runs give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfRuns {
    /// How many results they gave that differ from each other.
    Different,
    /// The least of the results.
    Smallest,
    /// The greatest of them.
    Largest,
}

impl OfRuns {
    const ALL: [(&str, OfRuns); 3] = [
        ("different", OfRuns::Different),
        ("smallest", OfRuns::Smallest),
        ("largest", OfRuns::Largest),
    ];

    fn named(key: &str) -> Option<OfRuns> {
        let found = OfRuns::ALL.iter().find(|(name, _)| *name == key);
        found.map(|(_, of_runs)| *of_runs)
    }
}

impl Sampling {
    /// More runs than this take a reader's time and say nothing new.
    pub const MOST: usize = 1000;

    /// So many runs, and the place of the expectation that is their result.
    ///
    /// # Errors
    /// Where the number or the name cannot be.
    pub fn new(times: usize, of: Option<String>) -> Result<Sampling, String> {
        if !(2..=Sampling::MOST).contains(&times) {
            return Err(format!(
                "`--times` takes a number from 2 to {}",
                Sampling::MOST
            ));
        }
        match of.as_deref().filter(|of| !is_hole(of)) {
            Some(of) => Err(format!("`{of}` is no name of a place in an expectation")),
            None => Ok(Sampling { times, of }),
        }
    }

    /// Reads `--times N` and perhaps `--of HOLE`.
    ///
    /// # Errors
    /// Where it is something else; says how it is written.
    pub fn parse(words: &[&str]) -> Result<Sampling, String> {
        let (times, of) = match words {
            ["--times", times] => (times, None),
            ["--times", times, "--of", hole] | ["--of", hole, "--times", times] => {
                (times, Some(hole.to_string()))
            }
            _ => {
                let how = "runs are asked for as `--times 300` or `--times 300 --of HOLE`";
                return Err(how.to_string());
            }
        };
        Sampling::new(times.parse().unwrap_or(0), of)
    }
}

impl Quantity {
    /// Reads a key and what follows it.
    ///
    /// # Errors
    /// Where it is none; says how one is written.
    pub fn parse(words: &[&str]) -> Result<Quantity, String> {
        match words {
            [] => Err("`press value` takes a listing and a key, as in \
                       `press value race outcomes`"
                .to_string()),
            [key] => Quantity::of_run(key),
            [key, sampling @ ..] => Quantity::of_runs(key, Sampling::parse(sampling)?),
        }
    }

    /// The number of this key that one run or the exploration gives.
    ///
    /// # Errors
    /// Where there can be none.
    pub fn of_run(key: &str) -> Result<Quantity, String> {
        match key {
            "outcomes" => Ok(Quantity::Outcomes),
            "schedules" => Ok(Quantity::Schedules),
            _ if OfRuns::named(key).is_some() => Err(format!(
                "`{key}` is a number of many runs; add `--times 300`"
            )),
            _ if is_hole(key) => Ok(Quantity::Hole(key.to_string())),
            _ => Err(format!("`{key}` cannot be the name of a number")),
        }
    }

    /// The number of this key that many runs give.
    ///
    /// # Errors
    /// Where there is none.
    pub fn of_runs(key: &str, sampling: Sampling) -> Result<Quantity, String> {
        let of_runs = OfRuns::named(key).ok_or_else(|| {
            let names = OfRuns::ALL.map(|(name, _)| name).join("`, `");
            format!("of many runs `press value` knows `{names}`")
        })?;
        Ok(Quantity::OfRuns(of_runs, sampling))
    }
}

/// Whether the word can be the name of a place in `expected-varies.txt`.
fn is_hole(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

impl fmt::Display for Sampling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--times {}", self.times)?;
        match &self.of {
            Some(hole) => write!(f, " --of {hole}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Outcomes => write!(f, "outcomes"),
            Quantity::Schedules => write!(f, "schedules"),
            Quantity::Hole(name) => write!(f, "{name}"),
            Quantity::OfRuns(of_runs, sampling) => {
                let named = OfRuns::ALL.iter().find(|(_, known)| known == of_runs);
                let name = named.map_or("", |(name, _)| name);
                write!(f, "{name} {sampling}")
            }
        }
    }
}
