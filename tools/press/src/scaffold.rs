//! Makes the folder of a new listing, whole or not at all: an empty folder under `listings/`
//! breaks every cargo command in the workspace.

use crate::expectation::Kind;
use crate::interrupt::Folder;
use crate::listing::Listings;
use crate::mutants;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::text::is_name;
use std::path::Path;

/// Makes `listings/NAME` with a program that runs; returns what to paste into a chapter.
///
/// # Errors
/// Where the name is taken or no name, or the folder cannot be written.
pub fn new(project: &Project, name: &str, kind: Kind) -> Result<String, Problems> {
    let rejected = kind == Kind::Rejected;
    if !is_name(name) {
        let what = format!("\"{name}\" is no name for a listing");
        return Err(Problem::new(what)
            .next("use lower-case words joined by hyphens, as in \"array-lock\"")
            .into());
    }
    if name.ends_with("-rejected") != rejected {
        let what = "a listing that does not compile, and no other, has a name in -rejected";
        return Err(Problem::new(what)
            .next("change the name or `--kind`")
            .into());
    }
    let folder = project.listings().join(name);
    if folder.exists() {
        let path = project.relative(&folder);
        return Err(Problem::at(path, "this listing exists already")
            .next("choose another name, or edit what is there")
            .into());
    }

    let failed = |e: std::io::Error| Problem::file(&folder, "write", e);
    let fresh = Folder::new(&project.work, "new-").map_err(failed)?;
    let made = fresh.path().join(name);
    write(&made, name, kind).map_err(failed)?;
    std::fs::create_dir_all(project.listings()).map_err(failed)?;
    std::fs::rename(&made, &folder).map_err(failed)?;
    // Read it as every other command will.
    Listings::load(project)?;
    Ok(paste(name, kind))
}

/// What stands in a new listing's manifest until somebody describes it.
pub const PLACEHOLDER: &str = "Says in one sentence what this listing shows.";

/// A mutant of the program that varies: it prints the number over several lines.
const MUTANT: &str = "[each_part_on_a_line]\nreplace = \"{:?}\"\nby = \"{:#?}\"\n";

fn write(folder: &Path, name: &str, kind: Kind) -> std::io::Result<()> {
    std::fs::create_dir_all(folder.join("src"))?;
    std::fs::write(folder.join("Cargo.toml"), manifest(name, kind))?;
    let (source, expected) = program(name, kind);
    std::fs::write(folder.join("src/main.rs"), source)?;
    if kind == Kind::Varies {
        std::fs::write(folder.join(mutants::FILE), MUTANT)?;
    }
    std::fs::write(folder.join(kind.file_name()), expected)
}

/// The manifest of a new listing.
pub(crate) fn manifest(name: &str, kind: Kind) -> String {
    let (features, required) = match kind {
        Kind::Rejected => (
            "\n[features]\nrejected = []\n",
            "required-features = [\"rejected\"]\n",
        ),
        _ => ("", ""),
    };
    let explored = match kind {
        Kind::Exact | Kind::AnyOrder => "\n[package.metadata.listing]\nexplore = \"main()\"\n",
        _ => "",
    };
    format!(
        r#"[package]
name = "listing-{name}"
version = "0.1.0"
edition = "2024"
description = "{PLACEHOLDER}"
license = "MIT OR Apache-2.0"
publish = false

[[bin]]
name = "listing-{name}"
path = "src/main.rs"
test = false
{required}{features}{explored}"#
    )
}

/// A program of this kind and what it prints.
fn program(name: &str, kind: Kind) -> (String, String) {
    let source = match kind {
        Kind::Exact => {
            r#"use std::thread;

fn main() {
    let child = thread::spawn(|| println!("child"));
    child.join().unwrap();
    println!("main");
}
"#
        }
        Kind::AnyOrder => {
            r#"use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| println!("child"));
        println!("main");
    });
}
"#
        }
        Kind::Varies => {
            r#"use std::thread;

fn main() {
    println!("{:?}", thread::current().id());
}
"#
        }
        Kind::Hang => {
            r#"use std::thread;

fn main() {
    println!("main waits");
    loop {
        thread::park();
    }
}
"#
        }
        Kind::Panic => {
            r#"fn main() {
    panic!("on purpose");
}
"#
        }
        Kind::Rejected => {
            r#"fn main() {
    let number: u32 = "one";
    println!("{number}");
}
"#
        }
    };
    let expected = match kind {
        Kind::Exact => "child\nmain\n".to_string(),
        Kind::AnyOrder => "main\nchild\n".to_string(),
        Kind::Varies => "ThreadId([..])\n".to_string(),
        Kind::Hang => "main waits\n".to_string(),
        Kind::Panic => format!(
            "\nthread 'main' panicked at listings/{name}/src/main.rs:2:5:\non purpose\n\
             note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n"
        ),
        Kind::Rejected => format!(
            r#"error[E0308]: mismatched types
 --> listings/{name}/src/main.rs:2:23
  |
2 |     let number: u32 = "one";
  |                 ---   ^^^^^ expected `u32`, found `&str`
  |                 |
  |                 expected due to this

For more information about this error, try `rustc --explain E0308`.
"#
        ),
    };
    (source.to_string(), expected)
}

fn paste(name: &str, kind: Kind) -> String {
    let attributes = match kind {
        Kind::Hang => ",no_run",
        Kind::Panic => ",should_panic",
        Kind::Rejected => ",compile_fail,E0308",
        _ => "",
    };
    format!(
        "listings/{name} is there, and cargo has noted it in Cargo.lock.\n\
         Describe it in its Cargo.toml, write it, see it with `cargo run -- show {name}`, \
         and accept what it does with `cargo run -- bless {name}`.\n\
         Paste this into a chapter:\n\n\
         ```rust{attributes}\n{{{{#include ../listings/{name}/src/main.rs}}}}\n```\n\n\
         ```console\n<!-- cmdrun press show {name} -->\n```\n"
    )
}
