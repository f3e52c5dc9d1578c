//! The text that a directive puts on the page.

use crate::block;
use crate::chapters::Chapter;
use crate::expectation::Kind;
use crate::histogram;
use crate::listing::{Listing, Listings, Original};
use crate::problem::Problem;
use crate::project::Project;
use crate::quantity::Sampling;
use crate::run::{End, Run, Seconds};
use crate::sample::Sample;
use similar::{DiffOp, TextDiff};

/// What a reader types and what they see then.
pub fn listing(listing: &Listing, run: &Run) -> String {
    let closing = match (&run.end, listing.kind) {
        (End::Stopped { after_ms }, _) => {
            format!("[no more output: stopped after {}]\n", Seconds(*after_ms))
        }
        (End::Exit(code), Kind::Panic) => format!("[exit code {code}]\n"),
        _ => String::new(),
    };
    // A page shows no empty lines at the end of a fence; the message of a lint ends with one.
    let output = ended(run.output.trim_end_matches('\n'));
    format!("$ {}\n{output}{closing}", listing.command())
}

/// What a person with Python types, and what it printed when it was recorded.
///
/// # Errors
/// Where the listing has no original.
pub fn original(project: &Project, listing: &Listing) -> Result<String, Problem> {
    let original = listing.original.as_ref().ok_or_else(|| {
        Problem::at(
            project.relative(&listing.folder),
            "this listing has no original.py",
        )
    })?;
    Ok(format!(
        "$ {}\n{}[recorded with {}]\n",
        original_command(project, original),
        ended(&original.expected),
        original.versions
    ))
}

/// What a person types to run a Python original.
pub fn original_command(project: &Project, original: &Original) -> String {
    format!("python3 {}", project.relative(&original.program))
}

/// A table of all listings and the chapters that show them, in Markdown.
pub fn listings(listings: &Listings, chapters: &[Chapter]) -> String {
    let shown: Vec<_> = chapters
        .iter()
        .map(|chapter| (chapter, block::listings(&chapter.text)))
        .collect();
    let mut table = String::from("| listing | what it shows | where |\n|---|---|---|\n");
    for listing in listings.iter() {
        let places: Vec<String> = shown
            .iter()
            .filter(|(_, names)| names.contains(&listing.name))
            .map(|(chapter, _)| {
                let anchor = block::anchor(&listing.name, &chapter.path);
                format!("[{}]({}#{anchor})", chapter.title(), chapter.file())
            })
            .collect();
        let description = listing.description.replace('|', "\\|");
        let release = if listing.release {
            ", with `--release`"
        } else {
            ""
        };
        table += &format!(
            "| `{}`{release} | {description} | {} |\n",
            listing.name,
            places.join(", ")
        );
    }
    table
}

/// How often many runs of the listing gave each result; for a page, or for a terminal.
///
/// # Errors
/// Where the listing cannot differ from run to run, or has no such result.
pub fn runs(
    listing: &Listing,
    sample: &Sample,
    sampling: &Sampling,
    for_page: bool,
) -> Result<String, Problem> {
    let tally = sample.tally(listing, sampling)?;
    Ok(match for_page {
        true => histogram::html(listing, sample, &tally),
        false => histogram::text(listing, sample, &tally),
    })
}

/// What changes from one listing's program to the other's: lines that go have a `-`, new ones a `+`.
///
/// # Errors
/// Where a program cannot be read, or the two are the same.
pub fn diff(project: &Project, from: &Listing, to: &Listing) -> Result<String, Problem> {
    let (old, new) = (project.read(&from.source())?, project.read(&to.source())?);
    let difference = TextDiff::from_lines(&old, &new);
    if difference.ratio() == 1.0 {
        let what = format!(
            "listings \"{}\" and \"{}\" are the same",
            from.name, to.name
        );
        return Err(Problem::new(what));
    }
    let mut text = format!("--- {}\n+++ {}\n", from.name, to.name);
    // The line of the old program that comes next, if nothing is left out.
    let mut next = 0;
    for hunk in difference.unified_diff().context_radius(3).iter_hunks() {
        let shown = hunk.ops().iter().map(DiffOp::old_range);
        let (begin, end) = shown.fold((usize::MAX, 0), |(begin, end), lines| {
            (begin.min(lines.start), end.max(lines.end))
        });
        if begin > next {
            text += " …\n";
        }
        next = end;
        for change in hunk.iter_changes() {
            text += &format!(
                "{}{}\n",
                change.tag(),
                change.value().trim_end_matches('\n')
            );
        }
    }
    if next < old.lines().count() {
        text += " …\n";
    }
    Ok(text)
}

/// The output with a line end after its last line, so that nothing else joins that line.
fn ended(output: &str) -> String {
    match output {
        "" => String::new(),
        text if text.ends_with('\n') => text.to_string(),
        text => format!("{text}\n"),
    }
}
