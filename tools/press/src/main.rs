//! Does what the command line asks for.

mod command_line;

use clap::Parser;
use command_line::{Cli, Command, Query};
use mdbook_preprocessor::Preprocessor;
use press::book;
use press::bridge::Bridge;
use press::directive::Directive;
use press::explored::Explorations;
use press::listing::Listings;
use press::problem::{Problem, Problems};
use press::project::Project;
use press::quantity::{Quantity, Sampling};
use press::results::{Results, Runs};
use press::{
    bench, bless, chapters, claims, figure, interrupt, outcomes, sample, scaffold, serve, show,
    value,
};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    interrupt::install();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return command_line::explain(&error),
    };
    match run(cli) {
        Ok(code) => code,
        Err(problems) => {
            eprintln!("{problems}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode, Problems> {
    let here = std::env::current_dir()
        .map_err(|e| Problem::new(format!("the current folder cannot be found: {e}")))?;
    let project = Project::find(&here)?;
    match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(args) => serve::serve(&project, &program()?, args.port, args.open)?,
        Command::Build { fresh, dest_dir } => {
            let runs = if fresh { Runs::Fresh } else { Runs::Kept };
            let destination =
                dest_dir.map_or_else(|| project.root.join("book"), |folder| here.join(folder));
            book::build(&project, &program()?, &destination, runs)?;
            println!("{}", project.relative(&destination.join("index.html")));
        }
        Command::Show { name } => {
            let listings = Listings::load(&project)?;
            let listing = listings.get(&name)?;
            let results = Results::of(&project, [listing], Runs::Kept)?;
            let record = results.check(&project, listing)?;
            print!("{}", show::listing(listing, &record.run));
        }
        Command::Original { name } => {
            let listings = Listings::load(&project)?;
            print!("{}", show::original(&project, listings.get(&name)?)?);
        }
        Command::Listings => {
            let chapters = chapters::chapters(&project, &chapters::load(&project)?)?;
            let listings = Listings::load(&project)?;
            print!("{}", show::listings(&listings, &chapters));
        }
        Command::Explore { name } => {
            let listings = Listings::load(&project)?;
            let listing = listings.get(&name)?;
            let explorations = Explorations::of(&project, [listing])?;
            let exploration = explorations.get(listing)?;
            let call = listing.explore.as_deref().unwrap_or_default();
            print!("{}", outcomes::html(listing, call, exploration));
        }
        Command::Timeline { name, outcome } => {
            print!("{}", figure(&project, &Directive::Timeline(name, outcome))?);
        }
        Command::Guards { name, outcome } => {
            print!("{}", figure(&project, &Directive::Guards(name, outcome))?);
        }
        Command::Play { name } => print!("{}", figure(&project, &Directive::Play(name))?),
        Command::Runs { name, times, of } => {
            let sampling = sampling(times, of)?;
            let listings = Listings::load(&project)?;
            let listing = listings.get(&name)?;
            sample::result(listing, &sampling)?;
            let results = Results::of(&project, [listing], Runs::Kept)?;
            let sample = sample::sample(&project, listing, &results, times, Runs::Kept)?;
            let for_page = !std::io::stdout().is_terminal();
            print!("{}", show::runs(listing, &sample, &sampling, for_page)?);
        }
        Command::Value {
            name,
            key,
            times,
            of,
        } => {
            let quantity = match times {
                Some(times) => Quantity::of_runs(&key, sampling(times, of)?),
                None => Quantity::of_run(&key),
            };
            let quantity = quantity.map_err(Problem::new)?;
            let listings = Listings::load(&project)?;
            let listing = listings.get(&name)?;
            let results = Results::of(&project, [listing], Runs::Kept)?;
            let explorations = Explorations::of(&project, [listing])?;
            let value = value::value(&project, listing, &quantity, &results, &explorations)?;
            match std::io::stdout().is_terminal() {
                true => println!("{value}"),
                false => print!("{value}"),
            }
        }
        Command::Diff { from, to } => {
            let listings = Listings::load(&project)?;
            let (from, to) = (listings.get(&from)?, listings.get(&to)?);
            print!("{}", show::diff(&project, from, to)?);
        }
        Command::Claims => {
            let chapters = chapters::chapters(&project, &chapters::load(&project)?)?;
            let listings = Listings::load(&project)?;
            let claims = claims::load(&project, &listings)?;
            print!("{}", claims::page(&claims, &claims::marks(&chapters)));
        }
        Command::New { name, kind } => print!("{}", scaffold::new(&project, &name, kind)?),
        Command::Bless { names, originals } => {
            let blessed = if originals {
                bless::originals(&project, &names)?
            } else {
                bless::expectations(&project, &names)?
            };
            print!("{blessed}");
        }
        Command::Bench { growth: false } => print!("{}", bench::bench(&project, &program()?)?),
        Command::Bench { growth: true } => print!("{}", bench::growth(&project, &program()?)?),
        Command::Preprocess {
            query: Some(Query::Supports { renderer }),
        } => {
            // Programs' outputs are text in fences: any renderer can take them.
            let supported = matches!(renderer.as_str(), "html" | "markdown");
            return Ok(if supported {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        Command::Preprocess { query: None } => preprocess()?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a book from standard input and writes it to standard output with its directives expanded.
fn preprocess() -> Result<(), Problems> {
    let (context, book) = mdbook_preprocessor::parse_input(std::io::stdin())
        .map_err(|e| Problem::new(format!("this is not what mdBook writes: {e:#}")))?;
    let project = Project::at(context.root.clone());
    let written = chapters::load(&project)?;
    let chapters = chapters::chapters(&project, &written)?;
    let listings = Listings::load(&project)?;
    book::check(&project, &written, &chapters, &listings, Runs::Kept)?;
    let bridge = Bridge {
        project,
        listings,
        press: program()?,
    };
    let book = bridge
        .run(&context, book)
        .map_err(|e| match e.downcast::<Problems>() {
            Ok(problems) => problems,
            Err(e) => Problem::new(format!("{e:#}")).into(),
        })?;
    serde_json::to_writer(std::io::stdout(), &book)
        .map_err(|e| Problem::new(format!("cannot write the book: {e}")).into())
}

fn figure(project: &Project, directive: &Directive) -> Result<String, Problems> {
    let listings = Listings::load(project)?;
    let explored = directive
        .listings()
        .into_iter()
        .map(|name| listings.get(name));
    let explorations = Explorations::of(project, explored.collect::<Result<Vec<_>, _>>()?)?;
    Ok(figure::html(project, directive, &listings, &explorations)?.unwrap_or_default())
}

fn sampling(times: usize, of: Option<String>) -> Result<Sampling, Problem> {
    Sampling::new(times, of).map_err(Problem::new)
}

/// This program, for the directives that call it.
fn program() -> Result<PathBuf, Problem> {
    std::env::current_exe().map_err(|e| Problem::new(format!("press cannot find itself: {e}")))
}
