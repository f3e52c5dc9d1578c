//! Whatever breaks the real book, press says in a clear line where, or the pages are right: a sample
//! of breakages, `HOSTILE_SEED=7` for another one, `HOSTILE=all` with `-- --nocapture` for all of them
//! and a table, `HOSTILE="a fence"` for those whose name has these words.

mod attempt;
mod book;
mod data;
mod faithful;
mod files;
mod judge;
mod judged;
mod kind;
mod programs;
mod prose;
#[path = "../support/mod.rs"]
mod support;
mod tree;

use book::{Book, MADE};
use fastrand::Rng;
use judge::Found;
use kind::{Breakage, Cost, Draw, Edit, Kind, Must};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::Error;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};
use tree::Tree;

/// How many breakages a sample tries: so many of text, and so many for which cargo compiles; none
/// for which somebody waits a minute.
const SAMPLE: [(Cost, usize); 3] = [(Cost::Text, 12), (Cost::Program, 4), (Cost::Slow, 0)];
/// Which sample that is.
const SEED: u64 = 1;
/// Fewer are not all that one has to expect.
const FEWEST: usize = 240;

/// A breakage with its name: kind, file and place.
struct Case<'k> {
    kind: &'k Kind,
    broken: Breakage,
}

impl Case<'_> {
    fn name(&self) -> String {
        format!("{}: {}", self.kind.name, self.broken.place)
    }
}

#[test]
fn every_breakage_ends_in_a_clear_line_or_in_right_pages() {
    let book = copied();
    let chapters = faithful::chapters(&book.sources);
    let whole = chapters
        .iter()
        .flat_map(|chapter| faithful::problems(&book.sources, chapter, &book.pages));
    let whole: Vec<String> = whole.collect();
    assert!(whole.is_empty(), "unbroken: {}", whole.join("\n"));
    let kinds = kinds();
    let seed = std::env::var("HOSTILE_SEED");
    let seed = seed.map_or(SEED, |seed| seed.parse().expect("HOSTILE_SEED is a number"));
    let wanted = std::env::var("HOSTILE").ok();
    let mut cases = cases(&kinds, &book, seed);
    assert!(
        cases.len() >= FEWEST,
        "there are only {} breakages",
        cases.len()
    );
    match wanted.as_deref() {
        Some("all") => {}
        Some(words) => cases.retain(|case| case.name().contains(words)),
        None => cases = sample(cases, seed),
    }
    assert!(
        !cases.is_empty(),
        "no breakage is tried: HOSTILE is {wanted:?}"
    );

    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let (accepted, problems, said) =
            try_out(press(), &book, &case.broken, case.kind.must, attempt::LIMIT);
        counts.entry(case.kind.name).or_default()[usize::from(accepted)] += 1;
        let name = case.name();
        let verdict = if problems.is_empty() {
            "right"
        } else {
            "wrong"
        };
        println!("{verdict}: {name}\n    {said}");
        for problem in problems {
            println!("    WRONG: {problem}");
            wrong.push(format!("{name}: {problem}\n    {said}"));
        }
    }
    println!("{}", table(&kinds, &counts));
    assert!(
        wrong.is_empty(),
        "\n{}\nsee one of them with HOSTILE=\"its name\" HOSTILE_SEED={seed} \
         cargo test -p press --test hostile -- --nocapture\n",
        wrong.join("\n")
    );
}

fn press() -> &'static Path {
    static PRESS: LazyLock<PathBuf> = LazyLock::new(|| proofs::compiled("press"));
    &PRESS
}

fn copied() -> Book {
    Book::copied(&support::project(), |root, home| {
        let ending =
            attempt::build(press(), root, home, attempt::FIRST_LIMIT).expect("press can be run");
        assert_eq!(ending.code, Some(0), "{}", ending.stderr);
    })
    .expect("the book can be copied")
}

fn kinds() -> Vec<Kind> {
    let kinds = [
        files::kinds(),
        data::kinds(),
        programs::kinds(),
        prose::kinds(),
    ];
    kinds.into_iter().flatten().collect()
}

/// Every kind at as many places as it wants, or as the book has.
fn cases<'k>(kinds: &'k [Kind], book: &Book, seed: u64) -> Vec<Case<'k>> {
    /// How often another place is looked for.
    const TRIES: usize = 40;
    let mut cases = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let number = u64::try_from(index).expect("there are few kinds");
        let rng = Rng::with_seed(seed.wrapping_mul(1_000).wrapping_add(number));
        let mut draw = Draw { book, rng, turn: 0 };
        let mut places = BTreeSet::new();
        let before = cases.len();
        for turn in 0..kind.times * TRIES {
            if places.len() == kind.times {
                break;
            }
            draw.turn = turn;
            let Some(broken) = (kind.make)(&mut draw) else {
                continue;
            };
            if places.insert(broken.identity()) {
                cases.push(Case { kind, broken });
            }
        }
        assert!(
            cases.len() > before,
            "the book has no place for: {}",
            kind.name
        );
    }
    cases
}

/// As many of each cost as a sample has, of kinds that differ.
fn sample(cases: Vec<Case>, seed: u64) -> Vec<Case> {
    let mut rng = Rng::with_seed(seed);
    let mut left = SAMPLE;
    let mut cases = cases;
    rng.shuffle(&mut cases);
    let mut kinds = BTreeSet::new();
    cases.retain(|case| {
        let (_, left) = left
            .iter_mut()
            .find(|(cost, _)| *cost == case.kind.cost)
            .expect("every cost has a share");
        let chosen = *left > 0 && kinds.insert(case.kind.name);
        *left -= usize::from(chosen);
        chosen
    });
    cases
}

/// Breaks the book, has it built and puts it back; whether it was accepted, what is still owed, and
/// what was said first.
fn try_out(
    press: &Path,
    book: &Book,
    broken: &Breakage,
    must: Must,
    limit: Duration,
) -> (bool, Vec<String>, String) {
    for edit in &broken.edits {
        carry_out(&book.root, edit).expect("the copy can be broken");
    }
    let read = || Tree::read(&book.root, &MADE).expect("the copy can be read");
    let pages = || book::pages(&book.root).expect("the pages can be read");
    let (before, pages_before) = (read(), pages());
    let ending = attempt::build(press, &book.root, &book.home, limit).expect("press can be run");
    let after = read();
    let found = Found {
        book,
        broken,
        ending: &ending,
        before: &before,
        after: &after,
        pages_before: &pages_before,
        pages: &pages(),
        left: book.newly_kept().expect("the copy can be read"),
    };
    let problems = judge::judge(&found, must);
    book.restore().expect("the copy can be put back");
    let said = ending.stderr.lines().next().unwrap_or("accepted");
    let said = said.chars().take(300).collect();
    (ending.code == Some(0), problems, said)
}

fn carry_out(root: &Path, edit: &Edit) -> std::io::Result<()> {
    let path = root.join(edit.path());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match edit {
        Edit::Write(_, text) => fs::write(path, text),
        Edit::Remove(_) if path.is_dir() => fs::remove_dir_all(path),
        Edit::Remove(_) => fs::remove_file(path),
        Edit::Folder(_) => fs::create_dir(path),
        Edit::Link(_, to) => symlink(to, path),
        Edit::Pipe(_) => {
            let made = Command::new("mkfifo").arg(path).status()?;
            made.success()
                .then_some(())
                .ok_or_else(|| Error::other("mkfifo fails"))
        }
        Edit::Locked(_, text) => {
            fs::write(&path, text)?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o0))
        }
        Edit::Aged(_, text, seconds) => {
            fs::write(&path, text)?;
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(*seconds);
            fs::File::options()
                .write(true)
                .open(path)?
                .set_modified(time)
        }
    }
}

fn table(kinds: &[Kind], counts: &BTreeMap<&str, [usize; 2]>) -> String {
    let mut table = String::from("refused accepted  kind\n");
    for kind in kinds {
        let Some([refused, accepted]) = counts.get(kind.name) else {
            continue;
        };
        let why = match kind.must {
            Must::Either(why) => format!(" ({why})"),
            _ => String::new(),
        };
        let _ = writeln!(table, "{refused:7} {accepted:8}  {}{why}", kind.name);
    }
    let sum = |which: usize| counts.values().map(|count| count[which]).sum::<usize>();
    let _ = writeln!(table, "{:7} {:8}  all", sum(0), sum(1));
    table
}
