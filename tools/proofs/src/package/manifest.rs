//! The manifests of the packages that are compiled against the explorer.

use super::{PARKING_LOT, StandIn, path_inside, unique_name};
use crate::program::Program;
use crate::repository::root;
use toml::{Table, Value};

pub fn of_all(stand_in: &StandIn, programs: &[Program]) -> String {
    let members: Vec<_> = programs
        .iter()
        .map(|p| format!("{:?}", unique_name(p)))
        .collect();
    // The stand-in is what takes the time of an exploration, and compiling that of a small one: what
    // is here besides is as it compiles fastest. Lines are needed for the schedules' steps, and only
    // those of the program: reading the lines of all crates took most of the time.
    let optimized: String = stand_in
        .optimized
        .iter()
        .map(|name| {
            format!(
                "[profile.dev.package.{name}]\nopt-level = 2\ndebug = false\ncodegen-units = 16\n"
            )
        })
        .collect();
    format!(
        "[workspace]\nmembers = [{}]\nresolver = \"3\"\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\nincremental = false\ncodegen-units = 1\n\n\
         [profile.dev.package.\"*\"]\ndebug = false\n\n{optimized}",
        members.join(", ")
    )
}

pub fn of(stand_in: &StandIn, program: &Program) -> String {
    let mut dependencies = program.dependencies.clone();
    dependencies.insert("std".into(), dependency(stand_in));
    if let Some(locks) = dependencies.get_mut("parking_lot") {
        *locks = dependency(&PARKING_LOT);
    }
    let mut toml = Table::new();
    toml.insert("dependencies".into(), Value::Table(dependencies));
    let name = unique_name(program);
    let main = path_inside(program, &program.main);
    let library = program.library.as_ref().map_or(String::new(), |library| {
        let path = path_inside(program, &library.main);
        format!(
            "\n[lib]\nname = {:?}\npath = {path:?}\ntest = false\ndoctest = false\n",
            library.name
        )
    });
    let edition = &program.edition;
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = {edition:?}\nautobins = false\nautolib = false\n\
         \n[[bin]]\nname = {name:?}\npath = {main:?}\ntest = false\n{library}\
         \n[lints.rust]\nunused = \"allow\"\ndead_code = \"allow\"\n\
         static_mut_refs = \"allow\"\ninternal_features = \"allow\"\n\n{toml}"
    )
}

fn dependency(stand_in: &StandIn) -> Value {
    let text = |text: String| Value::String(text);
    let features = stand_in.features.iter().map(|name| text((*name).into()));
    let path = root().join(stand_in.folder).display().to_string();
    let mut dependency = Table::new();
    dependency.insert("package".into(), text(stand_in.package.into()));
    dependency.insert("path".into(), text(path));
    dependency.insert("features".into(), Value::Array(features.collect()));
    Value::Table(dependency)
}
