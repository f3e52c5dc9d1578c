//! What the explorer has found out about a listing, kept as long as listing and explorer stay as
//! they are.

use crate::ending::Ending;
use crate::finish::finish;
use crate::graph::Graph;
use crate::listing::Listing;
use crate::outcomes::MOST_SCHEDULES;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::project::Project;
use crate::run;
use crate::store;
use crate::version;
use proofs::{Fault, Options, Program, side_by_side};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// All interleavings of a listing, in the explorer's own format; see `tools/explorer/src/json.rs`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Exploration {
    /// Whether every interleaving was visited.
    pub exhaustive: bool,
    /// The limit under which it is exhaustive, as a clause that begins with "if".
    #[serde(default)]
    pub assumed: Option<String>,
    /// Whether the real program may end while a thread prints, whose output is whole in all outcomes.
    pub output_may_be_cut_off: bool,
    /// Why not, one sentence each.
    pub cut: Vec<String>,
    /// How many schedules there are; none where the graph has a cycle or too many.
    pub schedules: Option<String>,
    pub outcomes: Vec<Outcome>,
}

/// One thing that the listing can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What it prints.
    pub printed: String,
    /// How it ends.
    pub ending: Ending,
    /// The luck without which it cannot come about, in words.
    #[serde(rename = "needs_words")]
    pub needs: Option<String>,
    /// Who waits where for what; which threads are left running.
    pub details: Vec<String>,
    /// A shortest schedule.
    pub schedule: Vec<Step>,
    /// The same as the steps of the graph: thread and choice of each.
    #[serde(default)]
    pub way: Vec<(usize, u64)>,
}

/// A step of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// In the order of spawning; main is 0.
    pub thread: usize,
    /// What the thread is called, which others may be called as well.
    pub name: String,
    /// Counted from 1; 0 where the program has no line for it.
    pub line: usize,
    pub text: String,
    pub printed: String,
}

impl Outcome {
    /// An outcome of which nobody knows how it came about.
    pub fn new(printed: impl Into<String>, ending: Ending) -> Outcome {
        Outcome {
            printed: printed.into(),
            ending,
            needs: None,
            details: Vec::new(),
            schedule: Vec::new(),
            way: Vec::new(),
        }
    }

    /// How it ends, in a few words, and what is to be said of it, one sentence each.
    pub fn end(&self) -> impl Iterator<Item = String> {
        let details = self.details.iter().cloned();
        std::iter::once(self.ending.says())
            .chain(self.needs.clone())
            .chain(details)
    }
}

/// How a listing says in its Cargo.toml that it is explored.
pub const HOW: &str = "`explore = \"main()\"` under [package.metadata.listing]";

/// Longer than any exploration takes, on a busy machine as well; a thread that goes round without
/// a step can keep the explorer from its end.
const LIMIT: Duration = Duration::from_secs(180);

#[derive(Serialize, Deserialize)]
struct Kept {
    inputs: String,
    exploration: Exploration,
}

/// Whether some interleaving of the listing, as it was last explored, does not come to an end.
pub fn may_hang(project: &Project, listing: &Listing) -> bool {
    let kept = store::read::<Kept>(&store::exploration(project, &listing.name));
    kept.is_some_and(|kept| {
        let mut outcomes = kept.exploration.outcomes.iter();
        outcomes.any(|outcome| matches!(outcome.ending, Ending::Deadlock | Ending::Cycle))
    })
}

/// What was found out about each listing, by name.
#[derive(Debug, Default)]
pub struct Explorations(BTreeMap<String, Result<Exploration, Problem>>);

impl Explorations {
    /// Explores what has changed among those of `listings` that say how.
    ///
    /// What is wrong with one listing does not stop the others.
    ///
    /// # Errors
    /// Where the explorer itself cannot be read.
    pub fn of<'l>(
        project: &Project,
        listings: impl IntoIterator<Item = &'l Listing>,
    ) -> Result<Explorations, Problem> {
        let mut explorations = Explorations::default();
        let mut changed = Vec::new();
        let explorer = store::folders(&proofs::inputs())?;
        for listing in listings.into_iter().filter(|l| l.explore.is_some()) {
            let inputs = store::exploration_inputs(project, listing, &explorer)?;
            let kept = store::read::<Kept>(&store::exploration(project, &listing.name))
                .filter(|kept| kept.inputs == inputs);
            match kept {
                Some(kept) => {
                    let found = Ok(kept.exploration);
                    explorations.0.insert(listing.name.clone(), found);
                }
                None => changed.push((listing, inputs)),
            }
        }
        if !changed.is_empty() {
            let progress = Progress::new("exploring", changed.len());
            let compiled = explorations.compile(project, changed);
            let explored = side_by_side(compiled, |(listing, inputs)| {
                let found = explore(project, listing, inputs);
                progress.step(&listing.name);
                (listing.name.clone(), found)
            });
            explorations.0.extend(explored);
        }
        Ok(explorations)
    }

    /// What was found out about the listing.
    ///
    /// # Errors
    /// Where it could not be explored, or does not say how.
    pub fn get(&self, listing: &Listing) -> Result<&Exploration, Problem> {
        match self.0.get(&listing.name) {
            Some(Ok(found)) => Ok(found),
            Some(Err(problem)) => Err(problem.clone()),
            None => Err(unexplored(listing)),
        }
    }

    /// Compiles all listings in one call, or one by one where that fails; returns those that do.
    fn compile<'l>(
        &mut self,
        project: &Project,
        changed: Vec<(&'l Listing, String)>,
    ) -> Vec<(&'l Listing, String)> {
        let all: Vec<&Listing> = changed.iter().map(|(listing, _)| *listing).collect();
        if changed.len() > 1 && compile(project, &all).is_ok() {
            return changed;
        }
        let compiles = |(listing, _): &(&Listing, String)| match compile(project, &[listing]) {
            Ok(()) => true,
            Err(problem) => {
                self.0.insert(listing.name.clone(), Err(problem));
                false
            }
        };
        changed.into_iter().filter(compiles).collect()
    }
}

/// What to say of a listing that is not explored.
pub fn unexplored(listing: &Listing) -> Problem {
    let name = &listing.name;
    match &listing.unexplored {
        Some(why) => Problem::new(format!("listing \"{name}\" is not explored: {why}")),
        None => Problem::new(format!("listing \"{name}\" is not explored"))
            .next(format!("write {HOW} into its Cargo.toml")),
    }
}

fn explore(project: &Project, listing: &Listing, inputs: String) -> Result<Exploration, Problem> {
    let program = program(listing)?;
    let mut command = program.explorer(&proofs::binary(&home(project), &program));
    command.arg("--json");
    run::clean(&mut command, project);
    let wrong = |what: String| {
        let what = format!("listing \"{}\" cannot be explored: {what}", listing.name);
        Problem::at(project.relative(&listing.source()), what)
    };
    let output = finish(command, LIMIT).map_err(|e| wrong(e.to_string()))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(wrong(format!("the explorer ended with {}", output.status)).detail(errors));
    }
    let mut exploration = version::read(&output.stdout).map_err(wrong)?;
    // Nobody looks at the schedules of so many, and they are most of what is read at every build.
    if exploration.outcomes.len() > MOST_SCHEDULES {
        for outcome in &mut exploration.outcomes {
            outcome.schedule.clear();
            outcome.way.clear();
        }
    }
    let path = store::graph(project, &listing.name);
    match Graph::read(&output.stdout).map_err(|e| wrong(e.to_string()))? {
        Some(graph) => store::write(&path, &graph)?,
        None => store::remove(&path)?,
    }
    let kept = Kept {
        inputs,
        exploration,
    };
    store::write(&store::exploration(project, &listing.name), &kept)?;
    Ok(kept.exploration)
}

fn compile(project: &Project, listings: &[&Listing]) -> Result<(), Problem> {
    let mut programs = Vec::new();
    for listing in listings {
        programs.push(program(listing)?);
    }
    let mut cargo = proofs::write(&proofs::EXPLORER, &home(project), &programs).map_err(fault)?;
    cargo.args(["--color", "never"]);
    let output =
        finish(cargo, Duration::MAX).map_err(|e| Problem::new(format!("cannot run cargo: {e}")))?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    // The line that calls what is explored stands behind the program's own lines.
    if let ([listing], true) = (listings, errors.contains("pub fn __explored")) {
        let manifest = project.relative(&listing.folder.join("Cargo.toml"));
        let call = listing.explore.as_deref().unwrap_or_default();
        let what = format!("`explore = \"{call}\"` is no call that the program can make");
        return Err(Problem::at(manifest, what).next(format!("as in {HOW}")));
    }
    let names: Vec<&str> = listings
        .iter()
        .map(|listing| listing.name.as_str())
        .collect();
    let what = format!(
        "listing \"{}\" does not compile against the explorer",
        names.join("\", \"")
    );
    let source = listings.first().map(|l| project.relative(&l.source()));
    Err(Problem::at(source.unwrap_or_default(), what)
        .next(
            "use what it models, or say `unexplored = \"why\"` \
             under [package.metadata.listing] in its Cargo.toml",
        )
        .detail(errors))
}

fn program(listing: &Listing) -> Result<Program, Problem> {
    let folder = listing.folder.to_string_lossy();
    Program::find(&folder, &Options::default()).map_err(fault)
}

fn fault(fault: Fault) -> Problem {
    match fault {
        Fault::Usage(what) | Fault::Program(what) => Problem::new(what),
        // press asks for no help; with a line it would be said as anything else.
        Fault::Said | Fault::Help => Problem::new("the explorer has said what is wrong"),
    }
}

fn home(project: &Project) -> PathBuf {
    project.work.join("explored")
}
