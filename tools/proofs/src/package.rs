//! The packages that are written under `target/proofs`, and compiling them with one call of cargo.

mod lock;
mod manifest;

use crate::options::Fault;
use crate::program::Program;
use crate::repository::root;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A call of the cargo that this program was started by; without one, of the one in `PATH`.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The folder of a generated workspace; workspaces with different names can be built side by side.
pub fn home(workspace: &str) -> PathBuf {
    root().join("target/proofs").join(workspace)
}

/// All Rust files below a folder.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true => files.extend(rust_files(&path)),
            false if path.extension().is_some_and(|ext| ext == "rs") => files.push(path),
            false => {}
        }
    }
    files
}

/// What programs are compiled against in place of `std`.
#[derive(Clone, Copy, Debug)]
pub struct StandIn {
    /// Its package.
    pub package: &'static str,
    /// Its folder in the repository.
    pub folder: &'static str,
    /// Features to turn on.
    pub features: &'static [&'static str],
    /// Packages that are optimized: what an exploration spends its time in.
    pub optimized: &'static [&'static str],
}

/// Compiles a program whose `main` is a function like any other, because the line that is added to
/// it has the one that is called first. Compiling it as a library, and a binary that calls it, takes
/// half as long again.
const COMPILER: &str = r#"#!/bin/sh
RUSTC_BOOTSTRAP=1 exec "$@" '-Zcrate-attr=feature(rustc_attrs)'
"#;

/// The explorer.
pub const EXPLORER: StandIn = StandIn {
    package: "explorer",
    folder: "tools/explorer",
    features: &["closures"],
    optimized: &["explorer"],
};

/// Shuttle, whose search is held against the explorer's.
pub const SHUTTLE: StandIn = StandIn {
    package: "std-by-shuttle",
    folder: "tools/proofs/std-by-shuttle",
    features: &[],
    optimized: &[
        "assoc",
        "bitvec",
        "corosensei",
        "shuttle-engine",
        "shuttle-schedulers",
        "shuttle-std",
        "smallvec",
        "std-by-shuttle",
    ],
};

/// Files and folders on which it depends what a program does when it is explored, beside the program
/// itself: the stand-ins, this package, and what they are compiled with.
pub fn inputs() -> Vec<PathBuf> {
    let own = "tools/proofs";
    let packages = [EXPLORER.folder, PARKING_LOT.folder, own];
    let parts = packages.iter().flat_map(|folder| {
        ["Cargo.toml", "src", "build.rs"].map(|part| format!("{folder}/{part}"))
    });
    let shared = ["Cargo.lock", "rust-toolchain.toml", ".cargo"].map(String::from);
    let paths = parts.chain(shared).map(|part| root().join(part));
    paths.filter(|path| path.exists()).collect()
}

const PARKING_LOT: StandIn = StandIn {
    package: "explorer-parking-lot",
    folder: "tools/explorer-parking-lot",
    features: &[],
    optimized: &[],
};

/// Compiles the programs against the explorer; for each, the path of what explores it.
pub fn build(workspace: &str, programs: &[Program]) -> Result<Vec<PathBuf>, Fault> {
    let (paths, all) = build_against(&EXPLORER, workspace, programs)?;
    match all {
        true => Ok(paths),
        false => {
            let names: Vec<_> = programs.iter().map(|program| &*program.name).collect();
            let newest = |program: &Program| program.package.is_none() && program.edition == "2024";
            let hint = match programs.iter().any(newest) {
                true => "; for an older edition there is --edition",
                false => "",
            };
            Err(Fault::Program(format!(
                "{}: does not compile against the explorer; what its std lacks is not modelled{hint}",
                names.join(", ")
            )))
        }
    }
}

/// Compiles the programs against a stand-in; for each, the path of what was compiled, and whether
/// all were.
pub fn build_against(
    stand_in: &StandIn,
    workspace: &str,
    programs: &[Program],
) -> Result<(Vec<PathBuf>, bool), Fault> {
    let home = home(workspace);
    let status = write(stand_in, &home, programs)?
        .status()
        .map_err(|error| Fault::Program(format!("{}: {error}", home.display())))?;
    let paths = programs.iter().map(|program| binary(&home, program));
    Ok((paths.collect(), status.success()))
}

/// Writes a workspace below the folder `home`, with a package for each program, and returns the call
/// of cargo that compiles them all against the stand-in.
pub fn write(stand_in: &StandIn, home: &Path, programs: &[Program]) -> Result<Command, Fault> {
    // Callers at the same time have manifests of their own; cargo lets them share what it compiles.
    let target = home.join("target");
    let home = home.join(set_name(programs));
    let wrong = |error: io::Error| Fault::Program(format!("{}: {error}", home.display()));
    fs::create_dir_all(&home).map_err(wrong)?;
    for program in programs {
        write_package(stand_in, program, &home.join(unique_name(program)), &target)
            .map_err(|error| Fault::Program(format!("{}: {error}", program.main.display())))?;
    }
    write_file(
        &home.join("Cargo.toml"),
        &manifest::of_all(stand_in, programs),
    )
    .map_err(wrong)?;
    lock::copy(&home).map_err(wrong)?;
    let compiler = write_compiler(&target).map_err(wrong)?;
    let mut cargo = cargo();
    cargo
        // For the explorer's feature `closures`; among its dependencies, for that crate alone.
        .env("RUSTC_BOOTSTRAP", "explorer")
        .env("RUSTC_WORKSPACE_WRAPPER", &compiler)
        .args([
            "build",
            "--quiet",
            "--workspace",
            "--keep-going",
            "--manifest-path",
        ])
        .arg(home.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target);
    Ok(cargo)
}

/// What was compiled of the program below `home`.
pub fn binary(home: &Path, program: &Program) -> PathBuf {
    home.join("target/debug").join(unique_name(program))
}

fn write_package(
    stand_in: &StandIn,
    program: &Program,
    folder: &Path,
    target: &Path,
) -> io::Result<()> {
    let main = path_inside(program, &program.main);
    let mut files = Vec::new();
    if program.package.is_some() {
        // Its main file is written below: what is written twice looks changed to cargo.
        for file in program.files().iter().filter(|file| **file != program.main) {
            files.push((path_inside(program, file), fs::read_to_string(file)?));
        }
    }
    let text = fs::read_to_string(&program.main)?;
    let call = &program.explore;
    let file = main.file_name().unwrap_or_default().to_string_lossy();
    // The program byte for byte, and one line that calls it.
    let end_of_line = if text.ends_with('\n') { "" } else { "\n" };
    let line = format!(
        "pub fn __explored() -> i32 {{ ::std::process::Ends::code({call}) }} \
         #[rustc_main] fn __explore() -> ::std::process::ExitCode {{ \
         ::std::command::main(file!(), include_str!({file:?}), __explored) }}\n"
    );
    files.push((main, format!("{text}{end_of_line}{line}")));
    // Packages of one name in other sets are compiled to the same place, and cargo looks only at when
    // a file was written: what was compiled last may be of another text, and newer than this file.
    let written = target.join("written").join(unique_name(program));
    let texts: String = files.iter().map(|(_, text)| text.as_str()).collect();
    if !fs::read_to_string(&written).is_ok_and(|last| last == texts) && folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (path, text) in &files {
        write_file(&folder.join(path), text)?;
    }
    write_file(&written, &texts)?;
    write_file(&folder.join("Cargo.toml"), &manifest::of(stand_in, program))
}

/// Where a file of the program lies in the package that is written for it.
pub(crate) fn path_inside(program: &Program, file: &Path) -> PathBuf {
    match &program.package {
        Some(package) => file.strip_prefix(package).unwrap_or(file).into(),
        None => "src/main.rs".into(),
    }
}

/// The program's name and, since others may have the same, a number that stands for what it is.
fn unique_name(program: &Program) -> String {
    let mut number = DefaultHasher::new();
    (&program.main, &program.explore).hash(&mut number);
    format!("{}-{:08x}", program.name, number.finish() as u32)
}

fn set_name(programs: &[Program]) -> String {
    let mut number = DefaultHasher::new();
    for program in programs {
        unique_name(program).hash(&mut number);
    }
    format!("{:08x}", number.finish() as u32)
}

/// Writes [`COMPILER`] beside what it compiles. Others may be running it: the old one stays whole
/// until there is a new one.
fn write_compiler(target: &Path) -> io::Result<PathBuf> {
    let path = target.join("rustc.sh");
    if !fs::read_to_string(&path).is_ok_and(|old| old == COMPILER) {
        let new = target.join(format!("rustc-{}.sh", std::process::id()));
        write_file(&new, COMPILER)?;
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755))?;
        fs::rename(&new, &path)?;
    }
    Ok(path)
}

/// Writes a file only if it changes, so that nothing is compiled again without need.
fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use std::thread::sleep;
    use std::time::Duration;

    #[test]
    fn a_program_that_is_as_it_was_is_written_again_after_another_set_had_another_text() {
        let folder = std::env::temp_dir().join(format!("proofs-package-{}", std::process::id()));
        let home = folder.join("home");
        let program = |name: &str, text: &str| {
            let path = folder.join(name);
            write_file(&path, text).unwrap();
            Program::find(&path.to_string_lossy(), &Options::default()).unwrap()
        };
        let main = |programs: &[Program]| {
            write(&EXPLORER, &home, programs).unwrap();
            let package = home
                .join(set_name(programs))
                .join(unique_name(&programs[0]));
            let written = fs::metadata(package.join("src/main.rs")).unwrap();
            // Two files may otherwise be written within one tick of the file system's clock.
            sleep(Duration::from_millis(20));
            written.modified().unwrap()
        };
        let other = || program("other.rs", "fn main() {}\n");
        let first = main(&[program("one.rs", "fn main() { }\n"), other()]);
        let broken = main(&[program("one.rs", "fn main() { panic!() }\n")]);
        let again = main(&[program("one.rs", "fn main() { }\n"), other()]);
        let unchanged = main(&[program("one.rs", "fn main() { }\n"), other()]);
        fs::remove_dir_all(&folder).unwrap();
        assert!(first < broken && broken < again && again == unchanged);
    }
}
