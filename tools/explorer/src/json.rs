//! The graph as JSON, for a page on which a reader plays the scheduler. This is its format:
//!
//! ```json
//! {
//!   "version": 2,
//!   "exhaustive": true,
//!   "assumed": "under which limit it is exhaustive, or null",
//!   "output_may_be_cut_off": false,
//!   "cut": ["why it is not, one sentence each"],
//!   "schedules": "14",
//!   "outcomes": [{"printed": "done\n", "ending": {"kind": "exit", "code": 0}, "end": "exits",
//!     "needs": "nothing", "needs_words": null, "details": [], "moves": "main*2 A", "way": [[1, 0]],
//!     "schedule": [{"thread": 1, "name": "A", "line": 12, "text": "lock left", "printed": ""}]}],
//!   "strings": ["main", "lock left"],
//!   "endings": [{"kind": "exit", "code": 0, "flushes": true}],
//!   "objects": [{"id": 0, "name": 3, "state": 4, "kind": "lock", "owner": 1, "poisoned": false}],
//!   "nodes": [[[threads], [objects], [edges], ending]]
//! }
//! ```
//!
//! A thread is a number: main is 0, and the others are counted in the order of spawning. Strings are
//! for people, and nothing is to be concluded from them: two threads or two objects may have one name.
//!
//! `nodes[0]` is the start. Every string in `nodes` and `objects` is an index into `strings`. Of a node,
//!
//! - each thread is `[name, line, next step, stands, object, waits for]`, in the order of spawning:
//!   `line` is 0 where there is none; it `stands` at 0 if it has to wait, at 1 if it can go on, at 2 if
//!   it has finished; `object` is what its next step is about, by its place among those of the node,
//!   or −1; the last one lists the threads that would have to do something before, as far as that
//!   is known;
//! - each object is an index into `objects`;
//! - each edge is `[thread, choice, line, text, printed, node]`: the choice 0 for "does it", 1 for
//!   "gives up", 2 for "for no reason", 3 for "waits behind a writer", 4 for "time passes", 16 and
//!   more for "wakes the thread with this number, plus 16"; `node` is −1 where the search did not go;
//! - the ending is −1 where the program goes on, else an index into `endings`.
//!
//! In `objects` is every object in each of its states, by `kind`: an `atomic` has no more fields; a
//! `lock` has `owner` and `poisoned`; a `rwlock` has `writer`, `upgradable`, `readers` and `poisoned`;
//! a `condvar` has `waiting`; a `barrier` has `size` and `arrived`; a `channel` has `messages`,
//! `senders` and `receiver`; a `once` has `by` and `done`; a `stream` has `by`. Whoever holds something
//! is the number of a thread or null. Two with the same `id` are one object at different times: made
//! at the same place of the program, and the same one of those that were made there.
//!
//! The `kind` of an ending is `exit`, with its `code`, `running`, `deadlock`, `panic`, `abort`, `cycle`
//! or `cut`; what `flushes` shows all that it has printed. `needs` is
//! `nothing`, `no-reason`, `time-limit`, `either` or `both`. The `way` of an outcome is its schedule as
//! the search goes there: the thread and the choice of each step, as in the edges.
//!
//! `schedules` is a string, since it may exceed what a number can hold, or null if it is not known.

use crate::described::{Described, Standing};
use crate::explore::Exploration;
use crate::graph::{Edge, Move, Node};
use crate::object::Kind;
use crate::outcome::{Ending, Outcome, Step};
use crate::schedule;
use crate::world::ThreadId;
use std::collections::HashMap;
use std::fmt::Write;
use std::hash::Hash;
use std::panic::Location;

/// The version of the format. Whoever reads another one is told so.
const VERSION: u32 = 2;

/// Things that are written once, and stand for numbers elsewhere.
struct Table<T> {
    list: Vec<T>,
    number: HashMap<T, usize>,
}

impl<T: Hash + Eq + Clone> Table<T> {
    fn new() -> Table<T> {
        let (list, number) = (Vec::new(), HashMap::new());
        Table { list, number }
    }

    fn number(&mut self, item: T) -> usize {
        *self.number.entry(item).or_insert_with_key(|item| {
            self.list.push(item.clone());
            self.list.len() - 1
        })
    }
}

struct Tables {
    strings: Table<String>,
    endings: Table<Ending>,
    /// As JSON.
    objects: Table<String>,
    /// Where an object was made, and which one of those it is.
    places: Table<(&'static Location<'static>, usize)>,
}

impl Exploration {
    /// The graph as JSON; it has to be explored with `describe_graph`.
    pub fn json(&self) -> String {
        let mut tables = Tables {
            strings: Table::new(),
            endings: Table::new(),
            objects: Table::new(),
            places: Table::new(),
        };
        let nodes = list(&self.graph.nodes, |known| node(known, &mut tables));
        for outcome in &self.outcomes {
            tables.endings.number(outcome.ending.clone());
        }
        let outcomes = list(&self.outcomes, outcome);
        let cut = list(&self.cut, |cut| quoted(&cut.to_string()));
        let schedules = self.schedules.map(|count| count.to_string());
        let ending =
            |ending: &Ending| format!("{{{},\"flushes\":{}}}", fields(ending), ending.flushes());
        format!(
            "{{\"version\":{VERSION},\"exhaustive\":{},\"assumed\":{},\"output_may_be_cut_off\":{},\
             \"cut\":{cut},\"schedules\":{},\"outcomes\":{outcomes},\"strings\":{},\"endings\":{},\
             \"objects\":[{}],\"nodes\":{nodes}}}\n",
            self.is_exhaustive(),
            optional(self.assumed().as_deref().map(quoted)),
            self.output_may_be_cut_off,
            optional(schedules.as_deref().map(quoted)),
            list(&tables.strings.list, |text| quoted(text)),
            list(&tables.endings.list, ending),
            tables.objects.list.join(","),
        )
    }
}

fn node(node: &Node, tables: &mut Tables) -> String {
    let threads = list(&node.threads, |known| standing(known, tables));
    let objects = list(&node.objects, |known| {
        let text = object(known, tables);
        tables.objects.number(text).to_string()
    });
    let edges = list(&node.edges, |known| edge(known, tables));
    let ending = match &node.ending {
        Some(ending) => tables.endings.number(ending.clone()).to_string(),
        None => "-1".into(),
    };
    format!("[{threads},{objects},{edges},{ending}]")
}

fn standing(standing: &Standing, tables: &mut Tables) -> String {
    format!(
        "[{},{},{},{},{},{}]",
        tables.strings.number(standing.thread.clone()),
        standing.line.unwrap_or(0),
        tables.strings.number(standing.next.clone()),
        standing.stands.code(),
        standing.object.map_or(-1, |place| place as i64),
        threads(&standing.waits_for),
    )
}

fn object(object: &Described, tables: &mut Tables) -> String {
    let thread = |thread: Option<ThreadId>| optional(thread.map(|thread| thread.to_string()));
    let kind = match &object.kind {
        Kind::Atomic | Kind::Count { .. } | Kind::Scope { .. } => "\"kind\":\"atomic\"".into(),
        Kind::Lock {
            owner, poisoned, ..
        } => format!(
            "\"kind\":\"lock\",\"owner\":{},\"poisoned\":{poisoned}",
            thread(*owner)
        ),
        Kind::ReadWrite {
            writer,
            upgradable,
            readers,
            poisoned,
        } => format!(
            "\"kind\":\"rwlock\",\"writer\":{},\"upgradable\":{},\"readers\":{},\"poisoned\":{poisoned}",
            thread(*writer),
            thread(*upgradable),
            threads(readers)
        ),
        Kind::Condvar { waiting } => {
            format!("\"kind\":\"condvar\",\"waiting\":{}", threads(waiting))
        }
        Kind::Barrier { size, arrived, .. } => {
            format!("\"kind\":\"barrier\",\"size\":{size},\"arrived\":{arrived}")
        }
        Kind::Channel {
            queue,
            senders,
            receiver,
            ..
        } => format!(
            "\"kind\":\"channel\",\"messages\":{},\"senders\":{senders},\"receiver\":{receiver}",
            queue.len()
        ),
        Kind::Once { by, done, .. } => {
            format!("\"kind\":\"once\",\"by\":{},\"done\":{done}", thread(*by))
        }
        Kind::Stream { by, .. } => format!("\"kind\":\"stream\",\"by\":{by}"),
    };
    format!(
        "{{\"id\":{},\"name\":{},\"state\":{},{kind}}}",
        tables.places.number((object.made, object.nth)),
        tables.strings.number(object.name.clone()),
        tables.strings.number(object.state.clone()),
    )
}

fn edge(edge: &Edge, tables: &mut Tables) -> String {
    let what = edge.what.as_deref();
    let printed: String = edge.printed.iter().map(|chunk| &*chunk.text).collect();
    let text = what.map_or_else(String::new, |what| what.text.clone());
    format!(
        "[{},{},{},{},{},{}]",
        edge.step.thread,
        edge.step.choice.0,
        what.and_then(|what| what.line).unwrap_or(0),
        tables.strings.number(text),
        tables.strings.number(printed),
        edge.to.map_or(-1, |to| to as i64),
    )
}

fn outcome(outcome: &Outcome) -> String {
    let steps: Vec<(&Move, &Step)> = outcome.moves.iter().zip(&outcome.schedule).collect();
    let schedule = list(&steps, |(step, shown)| {
        format!(
            "{{\"thread\":{},\"name\":{},\"line\":{},\"text\":{},\"printed\":{}}}",
            step.thread,
            quoted(&shown.what.thread),
            shown.what.line.unwrap_or(0),
            quoted(&shown.what.text),
            quoted(&shown.printed)
        )
    });
    let way = list(&outcome.moves, |step| {
        format!("[{},{}]", step.thread, step.choice.0)
    });
    format!(
        "{{\"printed\":{},\"ending\":{{{}}},\"end\":{},\"needs\":{},\"needs_words\":{},\"details\":{},\
         \"moves\":{},\"way\":{way},\"schedule\":{schedule}}}",
        quoted(&outcome.printed),
        fields(&outcome.ending),
        quoted(&outcome.ending.says()),
        quoted(outcome.needs.kind()),
        optional(outcome.needs.words().map(quoted)),
        list(&outcome.details, |detail| quoted(detail)),
        quoted(&schedule::text(&outcome.moves)),
    )
}

fn fields(ending: &Ending) -> String {
    let kind = ending.kind();
    match ending {
        Ending::Exit(code) => format!("\"kind\":\"{kind}\",\"code\":{code}"),
        _ => format!("\"kind\":\"{kind}\""),
    }
}

fn threads(threads: &[ThreadId]) -> String {
    list(threads, |thread| thread.to_string())
}

fn optional(text: Option<String>) -> String {
    text.unwrap_or_else(|| "null".into())
}

fn list<T>(items: &[T], text: impl FnMut(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(text).collect();
    format!("[{}]", items.join(","))
}

/// A JSON string; `<` is escaped, too, so that it can stand in a page's script element.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            c if c.is_control() || c == '<' => {
                let _ = write!(quoted, "\\u{:04x}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_string_can_stand_in_a_script_element() {
        assert_eq!(
            quoted("a\"\\\n</script>\u{1}"),
            r#""a\"\\\n\u003c/script>\u0001""#
        );
    }
}
