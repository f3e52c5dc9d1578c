//! The words of the command line, and what is said of one that press does not have.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, Subcommand};
use press::expectation::Kind;
use press::serve;
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds, serves and checks the book.
#[derive(Parser)]
#[command(name = "press", args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub serve: ServeArgs,
}

#[derive(Subcommand)]
pub enum Command {
    /// Serve the book on this machine and rebuild it at every edit (this is the default)
    Serve(ServeArgs),
    /// Render the book into a folder
    Build {
        /// Run every listing, changed or not
        #[arg(long)]
        fresh: bool,
        /// The folder, instead of book/; new, empty, or with the pages of a book
        #[arg(long, value_name = "FOLDER")]
        dest_dir: Option<PathBuf>,
    },
    /// Print a listing's command and what it prints, as a page shows it
    Show { name: String },
    /// Print a listing's Python original's command and what it printed when it was recorded
    Original { name: String },
    /// Print the table of all that a listing can do
    Explore { name: String },
    /// Print what each thread does when, on the way to an outcome, as a figure for a page
    Timeline {
        name: String,
        /// The outcome, by its number in the table
        #[arg(long, value_name = "N", default_value_t = 1)]
        outcome: usize,
    },
    /// Print how long each guard lives, on the way to an outcome, as a figure for a page
    Guards {
        name: String,
        /// The outcome, by its number in the table
        #[arg(long, value_name = "N", default_value_t = 1)]
        outcome: usize,
    },
    /// Print the element with which a reader of a page is the listing's scheduler
    Play { name: String },
    /// Run a listing that differs from run to run so often, and print how often each result came
    Runs {
        name: String,
        /// How often
        #[arg(long, value_name = "N")]
        times: usize,
        /// The named place of its expectation that is the result, where there are several
        #[arg(long, value_name = "HOLE")]
        of: Option<String>,
    },
    /// Print a number of a listing's run, of many runs, or of its exploration
    Value {
        name: String,
        /// A named place of its expectation, `outcomes` or `schedules`; with --times `different`,
        /// `smallest` or `largest`
        key: String,
        #[arg(long, value_name = "N")]
        times: Option<usize>,
        #[arg(long, value_name = "HOLE", requires = "times")]
        of: Option<String>,
    },
    /// Print what changes from one listing's program to another's
    Diff { from: String, to: String },
    /// Print the table of all listings
    Listings,
    /// Print every claim of the book, with its evidence
    Claims,
    /// Make the folder of a new listing and print what to paste into a chapter
    New {
        name: String,
        #[arg(long, value_enum, default_value_t = Kind::Exact)]
        kind: Kind,
    },
    /// Show how listings differ from what they are expected to print, and accept it
    Bless {
        /// The listings; all of them if none is named
        names: Vec<String>,
        /// Run the Python originals instead, and record what they print
        #[arg(long)]
        originals: bool,
    },
    /// Time an edit's way to the page, against mdBook alone
    Bench {
        /// Time generated books of 30, 100 and 300 chapters instead
        #[arg(long)]
        growth: bool,
    },
    /// Expand the directives for stock mdBook, which calls this
    Preprocess {
        #[command(subcommand)]
        query: Option<Query>,
    },
}

#[derive(Subcommand)]
pub enum Query {
    /// Whether pages for this renderer can be made
    Supports { renderer: String },
}

#[derive(Args)]
pub struct ServeArgs {
    /// The first port to try
    #[arg(long, default_value_t = serve::PORT)]
    pub port: u16,
    /// Open the book in a browser
    #[arg(long)]
    pub open: bool,
}

/// Prints what clap has to say; where a word is none that press knows, in one line.
pub fn explain(error: &clap::Error) -> ExitCode {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => words.first().cloned(),
        _ => None,
    };
    let unknown = match error.kind() {
        ErrorKind::InvalidSubcommand => word(ContextKind::InvalidSubcommand)
            .map(|name| (name, word(ContextKind::SuggestedSubcommand))),
        ErrorKind::UnknownArgument => {
            word(ContextKind::InvalidArg).map(|name| (name, word(ContextKind::SuggestedArg)))
        }
        _ => None,
    };
    let Some((unknown, near)) = unknown else {
        // A person who asks for help gets it; a broken pipe is nobody's concern.
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    };
    let next = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "see `cargo run -- --help`".to_string(),
    };
    eprintln!("press has no `{unknown}`; {next}");
    ExitCode::from(2)
}
