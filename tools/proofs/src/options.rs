//! What was asked for on the command line.

/// What a person can do something about.
#[derive(Debug)]
pub enum Fault {
    /// The command line is not understood.
    Usage(String),
    /// Somebody wants to know what there is.
    Help,
    /// A program cannot be found, compiled or explored.
    Program(String),
    /// What was explored has said itself what is wrong.
    Said,
}

/// The command line.
#[derive(Debug, Default)]
pub struct Options {
    /// Listings by name, or paths.
    pub programs: Vec<String>,
    /// The call to explore in place of what the listing says.
    pub explore: Option<String>,
    /// Which of a package's programs is meant.
    pub bin: Option<String>,
    /// The edition of a file that belongs to no package.
    pub edition: Option<String>,
    /// Options for the explored program, see the explorer's `command`.
    pub pass_on: Vec<String>,
}

impl Options {
    /// Reads the arguments of the process.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, Fault> {
        let mut options = Options::default();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let missing = || Fault::Usage(format!("{argument} needs a value"));
                arguments.next().ok_or_else(missing)
            };
            match argument.as_str() {
                "--help" | "-h" => return Err(Fault::Help),
                "--explore" => options.explore = Some(value()?),
                "--bin" => options.bin = Some(value()?),
                "--edition" => options.edition = Some(value()?),
                "--json" | "--lines" | "--figures" => options.pass_on.push(argument),
                "--find" | "--schedule" | "--reduction" | "--steps" | "--states" | "--work"
                | "--spurious" | "--memory" => {
                    let value = value()?;
                    options.pass_on.extend([argument, value]);
                }
                other if other.starts_with('-') => {
                    return Err(Fault::Usage(format!("there is no option {other}")));
                }
                _ => options.programs.push(argument),
            }
        }
        match options.programs.is_empty() {
            true => Err(Fault::Usage("no program to explore".into())),
            false => Ok(options),
        }
    }
}
