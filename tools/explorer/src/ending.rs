//! How a run can end, and what that is called. `tools/press` includes this file: there is one table
//! of the words, for the command and for the pages.

/// How an execution ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// The program exits with this code: main returned it, or a thread called `exit`. Code 0 from main
    /// means that every other thread had finished; else other threads may have been running.
    Exit(i32),
    /// Main returns code 0 while other threads still run; they end with it.
    Running,
    /// Every thread that has not finished waits for something that will never happen.
    Deadlock,
    /// Main panicked.
    Panic,
    /// The program is ended at once, and what standard output has kept is lost.
    Abort,
    /// Never: the threads go round forever, and none that can go on is passed over.
    Cycle,
    /// Cut by a limit of the search.
    Cut,
}

impl Ending {
    /// All that there are, an exit with code 0 for all exits.
    pub const ALL: [Ending; 7] = [
        Ending::Exit(0),
        Ending::Running,
        Ending::Deadlock,
        Ending::Panic,
        Ending::Abort,
        Ending::Cycle,
        Ending::Cut,
    ];

    /// Its code in the JSON, where the exit code stands beside it.
    pub fn kind(&self) -> &'static str {
        match self {
            Ending::Exit(_) => "exit",
            Ending::Running => "running",
            Ending::Deadlock => "deadlock",
            Ending::Panic => "panic",
            Ending::Abort => "abort",
            Ending::Cycle => "cycle",
            Ending::Cut => "cut",
        }
    }

    /// The ending with this code, if there is one.
    pub fn of(kind: &str, code: i32) -> Option<Ending> {
        let known = Ending::ALL.into_iter().find(|known| known.kind() == kind)?;
        Some(match known {
            Ending::Exit(_) => Ending::Exit(code),
            other => other,
        })
    }

    /// The word for it in `--lines` and in claims: its code, and an exit code that is not 0.
    pub fn word(&self) -> String {
        match self {
            Ending::Exit(code) if *code != 0 => format!("exit({code})"),
            other => other.kind().into(),
        }
    }

    /// The ending that a word stands for.
    pub fn from_word(word: &str) -> Option<Ending> {
        let code = word
            .strip_prefix("exit(")
            .and_then(|rest| rest.strip_suffix(')'));
        match code {
            Some(code) => code.parse().ok().map(Ending::Exit),
            None => Ending::of(word, 0),
        }
    }

    /// What people are told: what the program does then.
    pub fn says(&self) -> String {
        match self {
            Ending::Exit(0) => "exits".into(),
            Ending::Exit(code) => format!("exits with code {code}"),
            Ending::Running => "exits while other threads still run".into(),
            Ending::Deadlock => "deadlocks: no thread can go on".into(),
            Ending::Panic => "panics in the main thread".into(),
            Ending::Abort => "aborts".into(),
            Ending::Cycle => "goes round forever".into(),
            Ending::Cut => "was not followed further".into(),
        }
    }

    /// Whether standard output shows then what it had kept.
    pub fn flushes(&self) -> bool {
        match self {
            Ending::Exit(_) | Ending::Running | Ending::Panic => true,
            Ending::Abort | Ending::Deadlock | Ending::Cycle | Ending::Cut => false,
        }
    }
}
