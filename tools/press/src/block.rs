//! The block of a listing on a page: its name, its folder, how to run it, what made its output.
//!
//! The chapters say only which program and which output they show; what stands around them comes
//! from the listing, so it cannot be wrong. `theme/listing.js` adds the buttons.

use crate::directive::{self, Directive};
use crate::expectation::Kind;
use crate::explored;
use crate::fence::{Fence, fences};
use crate::listing::{Listing, Listings};
use crate::playground;
use crate::problem::Problem;
use crate::project::Project;
use crate::store::{self, Made};
use crate::text::escape_html;
use regex::Regex;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

static PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\{\{#include (?:\.\./)+listings/([^/}]+)/src/main\.rs\}\}$")
        .expect("the pattern of an included program is an expression")
});
static ERROR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"error\[(E[0-9]{4})\]").expect("the pattern of an error's code is an expression")
});

/// What a chapter's fence shows of a listing.
#[derive(Debug, PartialEq, Eq)]
enum Shown {
    /// All of its `main.rs`.
    Program(String),
    /// What it prints.
    Output(String),
}

/// Blocks the listings of chapters.
pub struct Blocks<'p> {
    project: &'p Project,
    listings: &'p Listings,
    /// The address of the repository, where there is one.
    repository: Option<String>,
}

impl<'p> Blocks<'p> {
    /// The blocks of a book whose repository is at this address.
    pub fn new(
        project: &'p Project,
        listings: &'p Listings,
        repository: Option<String>,
    ) -> Blocks<'p> {
        Blocks {
            project,
            listings,
            repository,
        }
    }

    /// `expanded`, the chapter's text after its includes, with a block around each listing; `written`
    /// is the text as it stands in the file at `path`.
    ///
    /// # Errors
    /// Where an included file opens or closes a fence.
    pub fn around(&self, path: &str, written: &str, expanded: &str) -> Result<String, Problem> {
        let as_written = fences(written);
        let shown: Vec<Option<Shown>> = as_written.iter().map(shown).collect();
        let fences = fences(expanded);
        if !as_written
            .iter()
            .map(|f| &f.info)
            .eq(fences.iter().map(|f| &f.info))
        {
            return Err(Problem::at(path, "an included file holds a fence")
                .next("no line of it may begin with ```"));
        }
        let mut anchored = BTreeSet::new();
        let has_its_program =
            |name: &str| (shown.iter().flatten()).any(|it| *it == Shown::Program(name.into()));
        let mut text = String::new();
        let mut end = 0;
        let mut index = 0;
        while index < fences.len() {
            let Some((listing, has_program)) = self.listing(shown[index].as_ref()) else {
                index += 1;
                continue;
            };
            let mut last = index;
            let own = Some(Shown::Output(listing.name.clone()));
            if has_program && shown.get(index + 1) == Some(&own) {
                let between = &expanded[fences[index].span.end..fences[index + 1].span.start];
                last += usize::from(between.trim().is_empty());
            }
            let has_output = last > index || !has_program;
            let (from, to) = (fences[index].span.start, fences[last].span.end);
            text += &expanded[end..from];
            // A page has each anchor once: where the program stands, or else its output.
            let is_place = has_program || !has_its_program(&listing.name);
            let id = if is_place && anchored.insert(&listing.name) {
                format!(" id=\"{}\"", anchor(&listing.name, path))
            } else {
                String::new()
            };
            text += &match has_program {
                true => self.head(listing, &id),
                false => format!("\n<div class=\"listing\"{id}>\n\n"),
            };
            text += &expanded[from..to];
            text.push('\n');
            if has_output && let Some(record) = store::load(self.project, listing) {
                text += &foot(listing, &record.made);
            }
            text += "</div>\n\n";
            end = to;
            index = last + 1;
        }
        text += &expanded[end..];
        Ok(text)
    }

    /// The listing that a fence shows, and whether it shows the program.
    fn listing(&self, shown: Option<&Shown>) -> Option<(&Listing, bool)> {
        let (name, has_program) = match shown? {
            Shown::Program(name) => (name, true),
            Shown::Output(name) => (name, false),
        };
        Some((self.listings.get(name).ok()?, has_program))
    }

    /// What stands before the program, with the opening of the block.
    fn head(&self, listing: &Listing, id: &str) -> String {
        let name = match &self.repository {
            Some(repository) => format!(
                "<a href=\"{}/tree/HEAD/listings/{}\">{}</a>",
                escape_html(repository.trim_end_matches('/')),
                listing.name,
                listing.name
            ),
            None => format!("<b>{}</b>", listing.name),
        };
        let error = match (listing.kind, ERROR.captures(&listing.expected)) {
            (Kind::Rejected, Some(error)) => {
                let code = &error[1];
                format!(
                    " does not compile: <a href=\"https://doc.rust-lang.org/error_codes/{code}.html\">{code}</a>"
                )
            }
            (Kind::Rejected, None) => " does not compile".to_string(),
            _ => String::new(),
        };
        let edition = match self.finishes_on_the_playground(listing) {
            true => format!(" data-playground=\"{}\"", listing.edition),
            false => String::new(),
        };
        format!(
            "\n<div class=\"listing\"{id}{edition}>\n<p class=\"listing-head\"><span>{name}{error}</span> \
             <code>{}</code></p>\n\n",
            listing.command()
        )
    }

    fn finishes_on_the_playground(&self, listing: &Listing) -> bool {
        let program = self.project.read(&listing.source()).unwrap_or_default();
        // The exploration is read only where all else speaks for asking.
        playground::finishes(listing, &program, false)
            && playground::finishes(listing, &program, explored::may_hang(self.project, listing))
    }
}

/// Where on the page of the chapter at `path` a listing stands.
pub fn anchor(listing: &str, path: &str) -> String {
    let chapter = Path::new(path).file_stem().unwrap_or_default();
    format!("{listing}-in-{}", chapter.display())
}

/// The listings whose whole program or output a chapter shows, by name; `written` is its text as it
/// stands in the file.
pub fn listings(written: &str) -> BTreeSet<String> {
    let shown = fences(written).iter().filter_map(shown).collect::<Vec<_>>();
    let name = |shown| match shown {
        Shown::Program(name) | Shown::Output(name) => name,
    };
    shown.into_iter().map(name).collect()
}

/// What stands below the output.
fn foot(listing: &Listing, made: &Made) -> String {
    let done = match listing.kind {
        Kind::Rejected => format!("{} refused it on {}", made.rustc, made.machine),
        _ => format!("{} compiled it, and it ran on {}", made.rustc, made.machine),
    };
    format!(
        "<details class=\"made\"><summary>Where this output is from</summary>\
         <p>On <time datetime=\"{}\">{}</time>, {}.</p></details>\n",
        made.date,
        day(&made.date),
        escape_html(&done)
    )
}

/// A date as in 2026-11-23, as it is written in a sentence.
fn day(date: &str) -> String {
    match chrono::NaiveDate::parse_from_str(date, "%F") {
        Ok(day) => day.format("%-d %B %Y").to_string(),
        Err(_) => date.to_string(),
    }
}

fn shown(fence: &Fence) -> Option<Shown> {
    let code = fence.code.trim();
    if let Some(program) = PROGRAM.captures(code) {
        return Some(Shown::Program(program[1].to_string()));
    }
    // A cheap look before a thorough one: most fences hold no directive.
    if fence.language() != "console" || !code.starts_with("<!--") {
        return None;
    }
    match directive::find("", code).pop()?.ok()?.directive {
        Directive::Show(name) => Some(Shown::Output(name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Vec<Option<Shown>> {
        fences(text).iter().map(shown).collect()
    }

    #[test]
    fn a_fence_with_a_whole_program_or_its_output_is_framed() {
        let text = "```rust\n{{#include ../listings/race/src/main.rs}}\n```\n\
                    ```console\n<!-- cmdrun press show race -->\n```\n";
        let race = || "race".to_string();
        assert_eq!(
            what(text),
            [Some(Shown::Program(race())), Some(Shown::Output(race()))]
        );
    }

    #[test]
    fn a_part_another_file_or_another_command_is_not() {
        for fence in [
            "```rust\n{{#include ../listings/race/src/main.rs:2:4}}\n```\n",
            "```python\n{{#include ../listings/race/original.py}}\n```\n",
            "```console\n<!-- cmdrun press original race -->\n```\n",
            "```console\n$ cargo run -p listing-race\n```\n",
        ] {
            assert_eq!(what(fence), [None], "{fence}");
        }
    }

    #[test]
    fn a_date_is_written_as_in_a_sentence() {
        assert_eq!(day("2026-11-03"), "3 November 2026");
    }
}
