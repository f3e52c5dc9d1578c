//! Lines and names as they are in the program: of steps, and of the objects that they are about.

use crate::described::{Described, state};
use crate::memory;
use crate::object::{Kind, Object};
use crate::world::{ObjectId, World};
use std::backtrace::Backtrace;
use std::panic::Location;
use std::sync::Arc;

/// The text of a program, and how its files can be recognised.
#[derive(Clone, Debug, Default)]
pub struct Names {
    folder: String,
    lines: Arc<[String]>,
}

impl Names {
    /// Names from a program with this text, all of whose files are in the same folder as `root`.
    pub fn of(root: &str, text: &str) -> Names {
        let end = root.rfind('/').map_or(0, |slash| slash + 1);
        Names {
            folder: root[..end].into(),
            lines: text.lines().map(String::from).collect(),
        }
    }

    /// A path as it would be if the program were a package of its own: `src/main.rs`.
    pub fn shown(&self, file: &str) -> String {
        match self.folder.is_empty() {
            true => file.into(),
            false => file.replace(&self.folder, "src/"),
        }
    }

    /// The line of the program that asks for a step. Where the caller is not the program (a guard
    /// is dropped, the standard library calls back), `search` the stack for it: that takes a while.
    pub fn line(&self, place: &Location, search: bool) -> Option<u32> {
        if self.is_ours(place.file()) {
            return Some(place.line());
        }
        search.then(|| self.line_on_stack()).flatten()
    }

    /// Has the standard library read where the lines are, before the program runs: what it keeps in
    /// memory for that shall not come between the program's own allocations.
    pub fn prepare(&self) {
        self.line_on_stack();
    }

    /// The name of an object in the program, or what it is and where it was made.
    pub fn name(&self, world: &World, object: ObjectId) -> String {
        self.name_of(world, world.object(object)).0
    }

    /// Every object with its state, as far as a reader wants to see it.
    pub fn describe_all(&self, world: &World) -> Vec<(ObjectId, Described)> {
        let shown = |(_, object): &(_, &Object)| {
            !matches!(object.kind, Kind::Scope { .. } | Kind::Count { .. })
        };
        let numbered = world.numbered_objects().filter(shown);
        let describe = |object: &Object| {
            let (name, nth) = self.name_of(world, object);
            Described {
                made: object.made,
                nth,
                name,
                kind: object.kind.clone(),
                value: object.shown.clone(),
                state: state(world, object),
            }
        };
        numbered
            .map(|(id, object)| (id, describe(object)))
            .collect()
    }

    /// The name of an object, and which one it is of those that were made at its place.
    fn name_of(&self, world: &World, object: &Object) -> (String, usize) {
        if let Kind::Scope { .. } | Kind::Stream { .. } = object.kind {
            return (object.kind.word().into(), 0);
        }
        let made = object.made;
        if !self.is_ours(made.file()) {
            return self.name_by_use(world, object);
        }
        let named = made.file().ends_with("main.rs");
        let name = named
            .then(|| self.name_at(made.line() as usize, made.column() as usize))
            .flatten()
            .unwrap_or_else(|| format!("{} of line {}", object.kind.word(), made.line()));
        let address = object.memory.0;
        if let Some(nth) = element(object) {
            return (format!("{name}[{nth}]"), address);
        }
        let same_place =
            |other: &&Object| std::ptr::eq(other.made, made) && element(other).is_none();
        let same_place: Vec<&Object> = world.objects().filter(same_place).collect();
        let addresses = || same_place.iter().map(|other| other.memory.0);
        let lowest = addresses().min().unwrap_or(address);
        if same_place.len() < 2 {
            (name, address)
        } else if addresses().max() == Some(lowest) {
            // What is in no memory of the program, as a channel, is counted.
            let nth = same_place
                .iter()
                .position(|other| std::ptr::eq(*other, object));
            let nth = nth.unwrap_or(0);
            (format!("{name}[{nth}]"), nth)
        } else {
            // Where the elements begin is not known: the lowest that was used need not be the first.
            let at_first = |other: &&&Object| other.first_line == object.first_line;
            let mut used_there = same_place.iter().filter(at_first);
            let nth = used_there.position(|other| std::ptr::eq(*other, object));
            let count = match nth {
                None | Some(0) => String::new(),
                Some(nth) => format!(" {}", nth + 1),
            };
            let line = object.first_line.map_or(String::new(), |line| {
                format!(" (first used in line {line})")
            });
            (format!("{name}{count}{line}"), address)
        }
    }

    /// The name of what was made where the program does not show, as by the standard library: by the
    /// line that first uses it. Where a line is the first to use several, they are counted.
    fn name_by_use(&self, world: &World, object: &Object) -> (String, usize) {
        let alike = |other: &&Object| {
            !self.is_ours(other.made.file())
                && other.kind.word() == object.kind.word()
                && other.first_line == object.first_line
        };
        let mut alike = world.objects().filter(alike);
        let nth = alike.position(|other| std::ptr::eq(other, object));
        let word = object.kind.word();
        let what = match nth {
            None | Some(0) => word.to_string(),
            Some(nth) => format!("{word} {}", nth + 1),
        };
        let name = match object.first_line {
            Some(line) => format!("{what} first used in line {line}"),
            None => what,
        };
        (name, object.memory.0)
    }

    fn is_ours(&self, file: &str) -> bool {
        match self.folder.is_empty() {
            true => !file.starts_with("/rustc/"),
            false => file.contains(&self.folder),
        }
    }

    /// The body of a thread is called by this crate, from generic code that the program compiled:
    /// the innermost line is the one that is wanted.
    fn line_on_stack(&self) -> Option<u32> {
        if self.folder.is_empty() {
            return None;
        }
        let stack = Backtrace::force_capture().to_string();
        let places = stack
            .lines()
            .filter_map(|text| text.trim_start().strip_prefix("at "));
        places
            .filter_map(|place| {
                // `FILE:LINE:COLUMN`, or without a column.
                let (file, last) = place.rsplit_once(':')?;
                match file.rsplit_once(':') {
                    Some((file, line)) if line.parse::<u32>().is_ok() => Some((file, line)),
                    _ => Some((file, last)),
                }
            })
            .find(|(file, _)| self.is_ours(file))
            .and_then(|(_, line)| line.parse().ok())
    }

    /// The name that the program gives to what is made at this line and column.
    fn name_at(&self, line: usize, column: usize) -> Option<String> {
        let mut before: String = self.lines.get(line - 1)?.get(..column - 1)?.into();
        for earlier in (line.saturating_sub(4)..line - 1).rev() {
            if starts_statement(&before) {
                break;
            }
            before = format!("{}\n{before}", self.lines[earlier]);
        }
        let direct = before.trim_end();
        let direct = ["Arc::new(", "Box::new(", "Rc::new("]
            .iter()
            .fold(direct, |text, wrapper| {
                text.strip_suffix(wrapper).unwrap_or(text).trim_end()
            });
        if let Some(field) = direct.strip_suffix(':') {
            return word_at_end(field);
        }
        let start = ["let ", "static "]
            .iter()
            .filter_map(|keyword| before.rfind(keyword).map(|at| at + keyword.len()))
            .max()?;
        let (pattern, value) = before[start..].split_once('=')?;
        let pattern = pattern.trim().trim_start_matches("mut ");
        match pattern.strip_prefix('(') {
            None => word_at_start(pattern),
            Some(tuple) => {
                let nth = commas(value.trim_start().strip_prefix('(')?);
                let name = tuple.split([',', ')']).nth(nth)?;
                word_at_start(name.trim().trim_start_matches("mut "))
            }
        }
    }
}

/// Which element of a block on the heap it is, if the block is full of such.
fn element(object: &Object) -> Option<usize> {
    let (address, size) = object.memory;
    let (start, bytes) = memory::block(address).filter(|_| size > 0)?;
    let fits = bytes > size && bytes % size == 0 && (address - start) % size == 0;
    fits.then(|| (address - start) / size)
}

fn starts_statement(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("let ") || text.contains("static ") || text.starts_with('}')
}

fn word_at_start(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|&c| is_word(c)).collect();
    (!word.is_empty()).then_some(word)
}

fn word_at_end(text: &str) -> Option<String> {
    let start = text.rfind(|c| !is_word(c)).map_or(0, |at| at + 1);
    word_at_start(&text[start..])
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The commas that are in no brackets.
fn commas(text: &str) -> usize {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            *c == ',' && depth == 0
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn name(text: &str, made: &str) -> Option<String> {
        let names = Names::of("x/src/main.rs", text);
        let (line, found) = text
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(made))
            .expect("the text makes it");
        names.name_at(line + 1, found.find(made).unwrap() + 1)
    }

    #[test]
    fn a_name_is_that_of_the_let_the_field_or_the_static() {
        let let_ = "let mut total = Mutex::new(0);";
        assert_eq!(name(let_, "Mutex").as_deref(), Some("total"));
        let arc = "let total = Arc::new(Mutex::new(0));";
        assert_eq!(name(arc, "Mutex").as_deref(), Some("total"));
        let field = "let shared = Shared {\n    flag: Arc::new(Mutex::new(0)),\n};";
        assert_eq!(name(field, "Mutex").as_deref(), Some("flag"));
        let static_ = "static COUNT: AtomicU32 = AtomicU32::new(0);";
        assert_eq!(name(static_, "AtomicU32::").as_deref(), Some("COUNT"));
    }

    #[test]
    fn a_pattern_names_its_parts_in_order() {
        let text = "let (left, right) = (Mutex::new(1), RwLock::new((2, 3)));";
        assert_eq!(name(text, "Mutex").as_deref(), Some("left"));
        assert_eq!(name(text, "RwLock").as_deref(), Some("right"));
    }

    #[test]
    fn a_value_made_over_several_lines_has_the_name_of_the_whole() {
        let text = "let slots: Vec<Slot> = (0..rows)\n    .map(|_| Slot(Mutex::new(0)))\n";
        assert_eq!(name(text, "Mutex").as_deref(), Some("slots"));
    }
}
