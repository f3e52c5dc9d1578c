//! Every change to a listing that a hurried edit makes is noticed, or changes nothing that can be seen.
//!
//! The changes are made by rules, to every listing that compiles. Here stands a sample of them;
//! `MUTATIONS=all cargo test -p press --test mutations -- --nocapture` makes all of them and prints
//! a table, in half an hour and 15 GiB that it gives back; `MUTATIONS_SEED=7` takes another sample.

mod operators;
#[path = "../support/mod.rs"]
mod support;
mod survivors;
mod table;
mod verdict;

use operators::Mutation;
use press::claims;
use press::compile::{self, Compiled};
use press::expectation::Kind;
use press::explored::Explorations;
use press::interrupt::{self, Folder};
use press::listing::{Listing, Listings};
use press::mutants::{self, Changed};
use press::problem::Problem;
use press::project::Project;
use press::results::{Results, Runs};
use std::collections::BTreeMap;
use support::{assert_none, project, whole};
use table::Table;
use verdict::{Case, Verdict};

/// How many changes are made where nobody asks for all.
const SAMPLE: usize = 40;
/// Which sample that is.
const SEED: u64 = 1;

#[test]
fn every_mutation_is_noticed_or_changes_nothing_that_can_be_seen() {
    interrupt::install();
    let project = project();
    let listings = whole(Listings::load(&project));
    let chosen = chosen(&project, &listings);
    let judged = whole(judge(&project, &listings, &chosen));
    let (_, unchanged) = judged.last().expect("the last one is no mutation");
    assert_eq!(
        unchanged,
        &Verdict::Equivalent,
        "even without a mutation something is noticed"
    );
    if everything() {
        println!("{}", Table::of(&judged));
    }
    let problems: Vec<Problem> = judged
        .iter()
        .filter(|(_, verdict)| matches!(verdict, Verdict::Unnoticed))
        .map(|(made, _)| {
            let path = project.relative(&made.listing.source());
            let what = format!("nobody notices the mutation `{}`", made.key());
            Problem::at(path, what)
                .line(made.mutation.line)
                .next("say in a claim or in the expectation what it breaks, or why nobody can, in survivors.toml")
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn every_survivor_that_is_explained_is_one_that_is_made() {
    let project = project();
    let listings = whole(Listings::load(&project));
    let all = all(&project, &listings);
    let made = |listing: &str, key: &str| {
        all.iter()
            .any(|made| made.listing.name == listing && made.key() == key)
    };
    let problems: Vec<Problem> = survivors::all()
        .filter(|(listing, key)| !made(listing, key))
        .map(|(listing, key)| {
            let what = format!("no mutation of \"{listing}\" is `{key}`");
            Problem::at(survivors::FILE, what).next("delete it, or copy it from the table")
        })
        .collect();
    assert_none(&problems);
}

/// A listing and what is changed in it.
struct Made<'l> {
    listing: &'l Listing,
    mutation: Mutation,
    name: String,
    program: String,
}

impl<'l> Made<'l> {
    fn new(listing: &'l Listing, number: usize, mutation: Mutation, program: &str) -> Made<'l> {
        Made {
            listing,
            name: format!("{}-{}-{number}", listing.name, mutation.operator),
            program: mutation.of(program),
            mutation,
        }
    }

    /// What is changed, as `survivors.toml` names it.
    fn key(&self) -> String {
        format!("{}: {}", self.mutation.operator, self.mutation.text)
    }
}

fn everything() -> bool {
    std::env::var("MUTATIONS").is_ok_and(|which| which == "all")
}

/// All mutations, or a sample of them; and as the last one a listing as it is, since a check that
/// finds something wrong with everything notices nothing.
fn chosen<'l>(project: &Project, listings: &'l Listings) -> Vec<Made<'l>> {
    let mut all = all(project, listings);
    if !everything() {
        let seed = std::env::var("MUTATIONS_SEED");
        let seed = seed.map_or(SEED, |seed| {
            seed.parse().expect("MUTATIONS_SEED is a number")
        });
        fastrand::Rng::with_seed(seed).shuffle(&mut all);
        all.truncate(SAMPLE);
    }
    let mut explored = listings
        .iter()
        .filter(|listing| listing.explore.as_deref() == Some("main()"));
    let listing = explored.next().expect("a listing is explored");
    let program = whole(project.read(&listing.source()));
    let nothing = Mutation {
        operator: "nothing",
        line: 1,
        text: String::new(),
        in_main: true,
        range: 0..0,
        by: String::new(),
    };
    all.push(Made::new(listing, 0, nothing, &program));
    all
}

fn all<'l>(project: &Project, listings: &'l Listings) -> Vec<Made<'l>> {
    let mut all = Vec::new();
    let compiling = listings.iter().filter(|one| one.kind != Kind::Rejected);
    for listing in compiling {
        let program = whole(project.read(&listing.source()));
        let mutations = operators::mutations(&program)
            .unwrap_or_else(|error| panic!("{}: {error}", listing.source().display()));
        for (number, mutation) in mutations.into_iter().enumerate() {
            all.push(Made::new(listing, number, mutation, &program));
        }
    }
    all
}

/// What became of each.
fn judge<'m, 'l>(
    project: &Project,
    listings: &Listings,
    chosen: &'m [Made<'l>],
) -> Result<Vec<(&'m Made<'l>, Verdict)>, Problem> {
    let changed: Vec<Changed> = chosen
        .iter()
        .map(|made| Changed {
            listing: made.listing,
            name: made.name.clone(),
            program: made.program.clone(),
        })
        .collect();
    // All together are a few thousand programs, which nobody runs again.
    let folder =
        Folder::new(&project.work, "mutations-").map_err(|e| Problem::new(e.to_string()))?;
    let mutated = Project {
        root: match everything() {
            true => folder.path().to_path_buf(),
            false => project.work.join("mutations"),
        },
        work: match everything() {
            true => folder.path().join("work"),
            false => project.work.clone(),
        },
    };
    mutants::write_all(project, &mutated, &changed)?;
    let programs = whole(Listings::load(&mutated));
    let claims = whole(claims::load(project, listings));
    let known = Explorations::of(project, listings.iter())?;

    let all: Vec<&Listing> = programs.iter().collect();
    let compiled = compile::compile(&mutated, &all, |_| {})?;
    let compiles = |listing: &&Listing| matches!(compiled[&listing.name], Compiled::Program(_));
    let found = Explorations::of(&mutated, programs.iter().filter(compiles))?;

    let mut verdicts: BTreeMap<&str, Option<Verdict>> = BTreeMap::new();
    let mut cases = BTreeMap::new();
    for made in chosen {
        let program = programs.get(&made.name)?;
        if !compiles(&program) {
            verdicts.insert(&made.name, Some(Verdict::Refused));
            continue;
        }
        let own = claims
            .iter()
            .filter(|(_, entry)| entry.listing.name == made.listing.name)
            .map(|(name, entry)| (name.as_str(), &entry.claim))
            .collect();
        let seen = Case {
            original: made.listing,
            mutated: program,
            is_explored: !made.mutation.in_main
                || made.listing.explore.as_deref() == Some("main()"),
            claims: own,
            known: &known,
            found: &found,
        };
        verdicts.insert(&made.name, seen.without_a_run());
        cases.insert(made.name.as_str(), seen);
    }
    let undecided: Vec<&str> = verdicts
        .iter()
        .filter(|(_, verdict)| verdict.is_none())
        .map(|(name, _)| *name)
        .collect();
    let results = Results::of(
        &mutated,
        undecided.iter().map(|name| cases[name].mutated),
        Runs::Kept,
    )?;
    for name in undecided {
        verdicts.insert(name, Some(cases[name].with_a_run(&results)));
    }
    let verdict = |made: &'m Made<'l>| {
        let verdict = verdicts.remove(made.name.as_str())??;
        let explained = verdict == Verdict::Unnoticed
            && survivors::all().any(|known| known == (&made.listing.name, &made.key()));
        Some((
            made,
            if explained {
                Verdict::Explained
            } else {
                verdict
            },
        ))
    };
    Ok(chosen.iter().filter_map(verdict).collect())
}
