//! The command line of an explored program: what the package that `proofs` writes calls.

use crate::execution::{self, Body};
use crate::explore::Explorer;
use crate::outcome::Outcome;
use crate::process::Ends;
use crate::schedule;
use crate::search::Reduction;
use crate::statics;
use std::process::ExitCode;
use std::time::Instant;

const USAGE: &str = "options: --lines | --figures | --json | --find TEXT | --schedule STEPS, --reduction none|histories|values|memory, --steps N, \
                     --states N, --work N, --spurious N, --memory MIB, --unseen WHY";

enum Form {
    Report,
    Lines,
    Figures,
    Json,
    Find(String),
    Follow,
}

/// Explores the program as the arguments of the process say, and prints what was found.
///
/// `root` is what `file!()` says in the program, `text` is the program.
pub fn main<R: Ends>(
    root: &str,
    text: &str,
    program: impl Fn() -> R + Send + Sync + 'static,
) -> ExitCode {
    // `crate::__explored` is what the package that `proofs` writes gives.
    let path = std::any::type_name_of_val(&program);
    explore_as_told(root, text, path, execution::body(program))
}

/// Compiled once, and not again with every program, whose function is called `path`.
fn explore_as_told(root: &str, text: &str, path: &str, program: Body) -> ExitCode {
    if std::env::args()
        .skip(1)
        .any(|argument| ["--help", "-h"].contains(&&*argument))
    {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match parse(&mut std::env::args().skip(1)) {
        Err(wrong) => {
            eprintln!("{wrong}; {USAGE}");
            ExitCode::from(2)
        }
        Ok((mut explorer, form)) => {
            explorer = explorer.program(root, text);
            explorer.describe_graph = matches!(form, Form::Json);
            explorer.only_outcomes = matches!(form, Form::Lines | Form::Figures | Form::Follow);
            statics::remember(path.split("::").next().unwrap_or(path));
            let start = Instant::now();
            let found = explorer.explore_all(program);
            match form {
                Form::Report => print!("{}", found.report()),
                Form::Lines => print!("{}", found.lines()),
                Form::Figures => print!("{}{}", found.lines(), found.figures(start.elapsed())),
                Form::Json => print!("{}", found.json()),
                Form::Find(text) => {
                    return show(found.find(&text).map_err(|nearest| {
                        let all = found.is_exhaustive();
                        let sought = if all {
                            "no run prints"
                        } else {
                            "no run that was found prints"
                        };
                        match nearest.is_empty() {
                            true => format!("{sought} {text:?}; none prints anything"),
                            false => format!("{sought} {text:?}; nearest: {nearest:?}"),
                        }
                    }));
                }
                Form::Follow => {
                    let followed = found.followed.as_ref();
                    let missing = || Err("no schedule".to_string());
                    return show(followed.map_or_else(missing, |followed| {
                        followed.as_ref().map_err(String::clone)
                    }));
                }
            }
            ExitCode::SUCCESS
        }
    }
}

/// Prints where a schedule leads, and the schedule in a form that can be followed again.
fn show(outcome: Result<&Outcome, String>) -> ExitCode {
    match outcome {
        Ok(outcome) => {
            print!("{}", outcome.report());
            println!("   schedule: {}", schedule::text(&outcome.moves));
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &mut dyn Iterator<Item = String>) -> Result<(Explorer, Form), String> {
    let mut explorer = Explorer::new();
    let mut form = Form::Report;
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{option} needs a value"));
        match option.as_str() {
            "--lines" => form = Form::Lines,
            "--figures" => form = Form::Figures,
            "--json" => form = Form::Json,
            "--all-steps" => explorer.all_steps = true,
            "--find" => form = Form::Find(value()?),
            "--schedule" => {
                explorer.follow = Some(schedule::parse(&value()?)?);
                form = Form::Follow;
            }
            "--unseen" => explorer = explorer.unseen(&value()?),
            "--steps" => {
                explorer.limits.steps = number(&value()?)?;
                explorer.limits.deepen = false;
            }
            "--work" => explorer.limits.work = number(&value()?)?,
            "--states" => explorer.limits.states = number(&value()?)?,
            "--memory" => {
                explorer.limits.bytes = number::<usize>(&value()?)?.saturating_mul(1 << 20)
            }
            "--spurious" => explorer.limits.spurious = number(&value()?)?,
            "--reduction" => {
                explorer.reduction = match value()?.as_str() {
                    "none" => Reduction::None,
                    "histories" => Reduction::Histories,
                    "values" => Reduction::Values,
                    "memory" => Reduction::Memory,
                    other => return Err(format!("there is no reduction {other:?}")),
                }
            }
            other => return Err(format!("there is no option {other:?}")),
        }
    }
    Ok((explorer, form))
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    let wrong = |_| format!("{text:?} is not a number that fits");
    text.parse().map_err(wrong)
}
