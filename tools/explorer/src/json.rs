//! The graph as JSON, for a page on which a reader plays the scheduler. This is its format:
//!
//! ```json
//! {
//!   "version": 1,
//!   "exhaustive": true,
//!   "assumed": "under which limit it is exhaustive, or null",
//!   "cut": ["why it is not, one sentence each"],
//!   "schedules": "14",
//!   "outcomes": [{"printed": "done\n", "ending": "exit", "details": [], "moves": "main*2 A", "way": [[1, 0]], "schedule": [
//!     {"thread": "A", "line": 12, "text": "lock left", "printed": ""}]}],
//!   "strings": ["main", "lock left"],
//!   "nodes": [[[threads], [objects], [edges], ending]]
//! }
//! ```
//!
//! `nodes[0]` is the start. Every string in `nodes` is an index into `strings`. Of a node,
//!
//! - each thread is `[name, line, next step, can go on]`, `line` 0 where there is none and the last
//!   one 0 or 1, in the order of spawning;
//! - each object is a string, `name: state`;
//! - each edge is `[thread, choice, line, text, printed, node]`: the thread by its place in
//!   `threads`; the choice 0 for "does it", 1 for "gives up", 2 for "for no reason", 3 for "waits
//!   behind a writer", 4 for "time passes", 16 and more for "wakes the thread with this number, plus 16"; `node` is −1
//!   where the search did not go;
//! - the ending is −1 where the program goes on, else an index of its words.
//!
//! The `way` of an outcome is its schedule as the search goes there: the thread and the choice of each
//! step, as in the edges.
//!
//! `schedules` is a string, since it may exceed what a number can hold, or null if it is not known.

use crate::explore::Exploration;
use crate::graph::{Edge, Node};
use crate::outcome::Outcome;
use crate::schedule;
use std::collections::HashMap;
use std::fmt::Write;

#[derive(Default)]
struct Strings {
    list: Vec<String>,
    number: HashMap<String, usize>,
}

impl Strings {
    fn number(&mut self, text: &str) -> usize {
        *self.number.entry(text.into()).or_insert_with(|| {
            self.list.push(text.into());
            self.list.len() - 1
        })
    }
}

impl Exploration {
    /// The graph as JSON; it has to be explored with `describe_graph`.
    pub fn json(&self) -> String {
        let mut strings = Strings::default();
        let nodes = list(&self.graph.nodes, |known| node(known, &mut strings));
        let outcomes = list(&self.outcomes, outcome);
        let cut = list(&self.cut, |cut| quoted(&cut.to_string()));
        let schedules = match self.schedules {
            Some(count) => quoted(&count.to_string()),
            None => "null".into(),
        };
        let assumed = self.assumed().map_or("null".into(), |text| quoted(&text));
        format!(
            "{{\"version\":1,\"exhaustive\":{},\"assumed\":{assumed},\"cut\":{cut},\"schedules\":{schedules},\
             \"outcomes\":{outcomes},\"strings\":{},\"nodes\":{nodes}}}\n",
            self.is_exhaustive(),
            list(&strings.list, |text| quoted(text)),
        )
    }
}

fn node(node: &Node, strings: &mut Strings) -> String {
    let threads = list(&node.threads, |thread| {
        format!(
            "[{},{},{},{}]",
            strings.number(&thread.thread),
            thread.line.unwrap_or(0),
            strings.number(&thread.next),
            u8::from(thread.can_go_on)
        )
    });
    let objects = list(&node.objects, |text| strings.number(text).to_string());
    let edges = list(&node.edges, |known| edge(known, strings));
    let ending = match &node.ending {
        Some(ending) => strings.number(&ending.words()).to_string(),
        None => "-1".into(),
    };
    format!("[{threads},{objects},{edges},{ending}]")
}

fn edge(edge: &Edge, strings: &mut Strings) -> String {
    let what = edge.what.as_deref();
    let printed: String = edge.printed.iter().map(|chunk| &*chunk.text).collect();
    let to = edge.to.map_or(-1, |to| to as i64);
    format!(
        "[{},{},{},{},{},{to}]",
        edge.step.thread,
        edge.step.choice.0,
        what.and_then(|what| what.line).unwrap_or(0),
        strings.number(what.map_or("", |what| &what.text)),
        strings.number(&printed),
    )
}

fn outcome(outcome: &Outcome) -> String {
    let schedule = list(&outcome.schedule, |step| {
        format!(
            "{{\"thread\":{},\"line\":{},\"text\":{},\"printed\":{}}}",
            quoted(&step.what.thread),
            step.what.line.unwrap_or(0),
            quoted(&step.what.text),
            quoted(&step.printed)
        )
    });
    let way = list(&outcome.moves, |step| {
        format!("[{},{}]", step.thread, step.choice.0)
    });
    format!(
        "{{\"printed\":{},\"ending\":{},\"details\":{},\"moves\":{},\"way\":{way},\"schedule\":{schedule}}}",
        quoted(&outcome.printed),
        quoted(&outcome.ending.words()),
        list(&outcome.details, |detail| quoted(detail)),
        quoted(&schedule::text(&outcome.moves)),
    )
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
