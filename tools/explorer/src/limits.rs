//! Where a search stops although there may be more, and how that is said.

/// Where the search stops although there may be more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps in one schedule.
    pub steps: usize,
    /// How many steps from the start a search looks at first.
    pub horizon: usize,
    /// Whether the search may begin again with more steps if that costs little: a program can take
    /// long to come to its end, or it can go on forever.
    pub deepen: bool,
    /// States in all.
    pub states: usize,
    /// Steps taken in all, those included that only lead back to where something is left to do.
    pub work: usize,
    /// How often a thread is woken, or fails, for no reason in one execution.
    pub spurious: u32,
    /// Memory that the program and the exploration have in use, in bytes; states may take half of it.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            steps: 150,
            horizon: 32,
            deepen: true,
            states: 500_000,
            work: 2_000_000,
            spurious: 1,
            bytes: 2 << 30,
        }
    }
}

/// Why the search did not visit everything.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cut {
    /// A schedule was longer than this.
    Steps(usize),
    /// There were more states than this.
    States(usize),
    /// The same schedule led to something else: the program depends on more than the order of steps.
    Unrepeatable(String),
    /// A thread computed for this many seconds without any step.
    NoStep {
        /// Its name.
        thread: String,
        /// The line of its last step, or where it was spawned, if that is known.
        line: Option<u32>,
        /// How long, in seconds.
        seconds: u64,
    },
    /// More memory than this was in use, in bytes.
    Bytes(usize),
    /// Something about the program that the model does not see.
    Unseen(String),
    /// More steps than this were taken in all.
    Work(usize),
    /// A loop prints, so there is no end of outputs; this many were followed at each of its states.
    Rounds(usize),
    /// There were too many combinations of a state and what had been printed before it.
    Outputs(usize),
}

/// What to do where states are recognized by their histories only, so that a loop which waits by
/// asking never comes back to where it was.
const ELSEWHERE: &str = match cfg!(all(target_os = "linux", target_arch = "x86_64")) {
    true => "",
    false => "; it may end on Linux with x86-64, where a loop that waits is recognized",
};

impl std::fmt::Display for Cut {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Cut::Steps(limit) => write!(f, "schedules were cut after {limit} steps{ELSEWHERE}"),
            Cut::States(limit) => write!(f, "the search was cut after {limit} states{ELSEWHERE}"),
            Cut::Work(limit) => write!(
                f,
                "the search was cut after {limit} steps in all{ELSEWHERE}"
            ),
            Cut::Rounds(limit) => {
                write!(f, "a loop prints; {limit} outputs were followed round it")
            }
            Cut::Unrepeatable(what) => {
                write!(f, "the same schedule led to something else: {what}")
            }
            Cut::NoStep {
                thread,
                line,
                seconds,
            } => {
                write!(f, "{thread} took no step for {seconds} s")?;
                match line {
                    Some(line) => write!(f, ", after line {line}"),
                    None => Ok(()),
                }
            }
            Cut::Bytes(limit) => write!(
                f,
                "the search was cut when {} MiB of memory were in use{ELSEWHERE}",
                limit >> 20
            ),
            Cut::Unseen(what) => write!(f, "{what}"),
            Cut::Outputs(limit) => write!(f, "outputs were cut after {limit} combinations"),
        }
    }
}
