//! What `cargo run -p proofs -- …` does for whoever calls it.

mod told;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn proofs(arguments: &[&str]) -> Output {
    Command::new(proofs::compiled("proofs"))
        .args(arguments)
        .output()
        .expect("proofs was compiled")
}

/// A folder outside the repository, gone when the test ends.
struct Outside(PathBuf);

impl Outside {
    fn new(name: &str) -> Outside {
        let folder = std::env::temp_dir().join(format!("proofs-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("src")).expect("the folder can be made");
        Outside(folder)
    }

    fn write(&self, file: &str, text: &str) -> String {
        let path = self.0.join(file);
        let folder = path.parent().expect("it is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(&path, text).expect("the file can be written");
        path.to_string_lossy().into()
    }

    fn path(&self) -> String {
        self.0.to_string_lossy().into()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into()
}

#[test]
fn a_package_outside_the_repository_is_explored_as_its_metadata_says() {
    let outside = Outside::new("package");
    outside.write(
        "Cargo.toml",
        "[package]\nname = \"outside\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\
         [package.metadata.listing]\nexplore = \"twice(2)\"\n",
    );
    outside.write("src/inner.rs", "pub const WORD: &str = \"word\";\n");
    outside.write(
        "src/main.rs",
        "//! A module, an inner attribute, `crate::`, and edition 2021.\n\
         #![allow(dead_code)]\nmod inner;\nuse std::thread;\n\
         fn twice(times: u32) {\n    for _ in 0..times {\n        \
         thread::spawn(|| println!(\"{}\", crate::inner::WORD)).join().unwrap();\n    }\n}\n\
         fn main() -> Result<(), std::num::ParseIntError> {\n    \
         let gen = \"100\".parse()?;\n    twice(gen);\n    Ok(())\n}\n",
    );
    let output = proofs(&[&outside.path(), "--lines"]);
    assert_eq!(
        text(&output.stdout),
        "outcome: exit \"word\\nword\\n\"\n",
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn an_error_from_main_is_printed_and_is_the_exit_code() {
    let outside = Outside::new("error");
    let path = outside.write(
        "fails.rs",
        "fn main() -> Result<(), String> { Err(\"no\".into()) }\n",
    );
    let output = proofs(&[&path, "--lines"]);
    assert_eq!(
        text(&output.stdout),
        "outcome: exit(1) \"Error: \\\"no\\\"\\n\"\n",
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn what_is_not_modelled_does_not_compile() {
    let outside = Outside::new("unmodelled");
    let path = outside.write(
        "clock.rs",
        "fn main() { println!(\"{:?}\", std::time::SystemTime::now()); }\n",
    );
    let output = proofs(&[&path]);
    assert!(!output.status.success());
    assert!(
        text(&output.stderr).contains("SystemTime"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn what_the_explorer_does_not_see_makes_the_result_not_exhaustive() {
    let outside = Outside::new("unseen");
    let path = outside.write(
        "looks.rs",
        "fn main() { println!(\"{}\", unsafe { *(&raw const *Box::new(1)) }); }\n",
    );
    let output = proofs(&[&path]);
    let report = text(&output.stdout);
    assert!(report.starts_with("not exhaustive"), "{report}");
    assert!(
        report.contains("unsafe code is not checked for what it shares"),
        "{report}"
    );
}

#[test]
fn a_schedule_is_told_with_lines_and_names_of_the_program() {
    let program = proofs::root().join("tools/explorer/tests/programs/locks_in_opposite_order.rs");
    let output = proofs(&[&program.to_string_lossy()]);
    let report = text(&output.stdout);
    let wanted = "     A waits at line 17: lock right, held by B\n     \
                  B waits at line 21: lock left, held by A\n";
    assert!(report.contains(wanted), "{report}");
    // Where a guard is dropped nobody calls: the line is that of the end of its block.
    assert!(
        report.contains("       18  A     unlock right\n"),
        "{report}"
    );
}

#[test]
fn channels_of_one_line_are_told_apart() {
    let outside = Outside::new("channels");
    let program = outside.write(
        "src/main.rs",
        "use std::sync::mpsc;\n\
         fn main() {\n    let ends: Vec<_> = (0..2).map(|_| mpsc::channel()).collect();\n    \
         for (sender, _) in &ends {\n        sender.send(1).unwrap();\n    }\n    \
         for (_, receiver) in &ends {\n        receiver.recv().unwrap();\n    }\n}\n",
    );
    let report = text(&proofs(&[&program]).stdout);
    for nth in 0..2 {
        for (line, step) in [(5, "send"), (8, "receive")] {
            let wanted = format!("{line}  main  {step}");
            let channel = format!("ends[{nth}]");
            let told = |text: &str| text.contains(&wanted) && text.contains(&channel);
            assert!(report.lines().any(told), "{wanted} {channel}:\n{report}");
        }
    }
}

#[test]
fn the_graph_as_json_has_a_way_from_the_start_to_every_ending() {
    let program = proofs::root().join("tools/explorer/tests/programs/forgotten_join.rs");
    let output = proofs(&[&program.to_string_lossy(), "--json"]);
    let json = text(&output.stdout);
    assert!(
        json.starts_with("{\"version\":2,\"exhaustive\":true,\"assumed\":null,"),
        "{json}"
    );
    assert!(json.contains("\"schedules\":\"3\""), "{json}");
    for ending in ["exit", "running"] {
        assert!(
            json.contains(&format!("\"ending\":{{\"kind\":\"{ending}\"")),
            "{json}"
        );
    }
}

#[test]
fn a_wrong_name_is_a_line_for_a_person() {
    let output = proofs(&["no-such-listing"]);
    assert!(!output.status.success());
    let said = text(&output.stderr);
    assert!(
        said.contains("no-such-listing") && !said.contains("panicked"),
        "{said}"
    );
}

fn conformance_program(name: &str) -> String {
    let folder = proofs::root().join("tools/explorer/tests/programs");
    folder.join(format!("{name}.rs")).to_string_lossy().into()
}

fn line_after<'a>(said: &'a str, mark: &str) -> &'a str {
    let line = said.lines().find_map(|line| line.trim().strip_prefix(mark));
    line.unwrap_or_else(|| panic!("no {mark} in {said}"))
}

#[test]
fn a_schedule_that_is_found_can_be_followed() {
    let program = conformance_program("three_threads_lose_updates");
    let found = proofs(&[&program, "--find", "2"]);
    let said = text(&found.stdout);
    assert!(found.status.success(), "{}", text(&found.stderr));
    assert!(said.starts_with("exits\n   prints\n     | 2\n"), "{said}");
    let schedule = line_after(&said, "schedule: ");
    let followed = proofs(&[&program, "--schedule", schedule]);
    assert_eq!(text(&followed.stdout), said, "{}", text(&followed.stderr));
    let json = text(&proofs(&[&program, "--json"]).stdout);
    assert!(
        json.contains(&format!("\"moves\":\"{schedule}\"")),
        "{json}"
    );
}

#[test]
fn what_no_run_prints_is_not_found_and_the_nearest_lines_are_told() {
    let program = conformance_program("trying_three_times");
    let output = proofs(&[&program, "--find", "try 4"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.starts_with("no run prints \"try 4\"; nearest: [\"try 1\""),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_schedule_that_cannot_be_followed_says_where_and_what_could() {
    let program = conformance_program("join_waits");
    let output = proofs(&[&program, "--schedule", "main*3 B"]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.starts_with("step 3 cannot be main, only A, B"),
        "{said}"
    );
    let output = proofs(&[&program, "--schedule", "main then A"]);
    let said = text(&output.stderr);
    assert!(
        !output.status.success() && said.contains("\"then\""),
        "{said}"
    );
}

#[test]
fn a_schedule_may_stop_before_the_program_does() {
    let program = conformance_program("locks_in_opposite_order");
    let output = proofs(&[&program, "--schedule", "main*2 A"]);
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        said.contains("A runs; next at line 17: lock right"),
        "{said}"
    );
    assert!(said.contains("   after 3 steps\n"), "{said}");
}

#[test]
fn a_listing_is_followed_as_well_as_a_path() {
    let output = proofs(&["forgotten-join", "--find", ""]);
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(!line_after(&said, "schedule: ").is_empty(), "{said}");
}

#[test]
fn a_livelock_is_told_with_its_round() {
    let program = conformance_program("backing_off_for_ever");
    let report = text(&proofs(&[&program]).stdout);
    let cycle = report.split("goes round forever").nth(1);
    let cycle = cycle.unwrap_or_else(|| panic!("no cycle in {report}"));
    assert!(cycle.contains("again and again\n"), "{report}");
    assert!(
        report.starts_with("exhaustive, if no thread that can go on"),
        "{report}"
    );
}

/// What is said of a package with these files, each by its path.
fn said_of(name: &str, manifest: &str, files: &[(&str, &str)], options: &[&str]) -> Output {
    let outside = Outside::new(name);
    let head = format!("[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    outside.write("Cargo.toml", &format!("{head}{manifest}"));
    for (path, file) in files {
        outside.write(path, file);
    }
    let path = outside.path();
    let arguments: Vec<&str> = [&*path, "--lines"]
        .into_iter()
        .chain(options.iter().copied())
        .collect();
    proofs(&arguments)
}

const LIBRARY: &str = "pub mod inner;\npub use std::sync::Mutex;\n\
    pub static TOTAL: Mutex<u32> = Mutex::new(0);\n";
const INNER: &str = "pub fn add() {\n    *crate::TOTAL.lock().unwrap() += 1;\n}\n";
const USES_IT: &str = "use counting_words::{TOTAL, inner};\nfn main() {\n    \
    std::thread::spawn(inner::add);\n    println!(\"{}\", TOTAL.lock().unwrap());\n}\n";
const BOTH: &str = "outcome: exit \"0\\n\"\noutcome: exit \"1\\n\"\noutcome: running \"0\\n\"\n";

#[test]
fn a_package_with_a_library_is_explored_as_cargo_builds_it() {
    let files = [
        ("src/lib.rs", LIBRARY),
        ("src/inner.rs", INNER),
        ("src/main.rs", USES_IT),
    ];
    let output = said_of("counting-words", "", &files, &[]);
    assert_eq!(text(&output.stdout), BOTH, "{}", text(&output.stderr));
    let elsewhere =
        "default-run = \"second\"\n[lib]\nname = \"counting_words\"\npath = \"code/all.rs\"\n";
    let files = [
        ("code/all.rs", LIBRARY),
        ("code/inner.rs", INNER),
        ("src/bin/first.rs", "fn main() {}\n"),
        ("src/bin/second.rs", USES_IT),
    ];
    let output = said_of("words", elsewhere, &files, &[]);
    assert_eq!(text(&output.stdout), BOTH, "{}", text(&output.stderr));
    let output = said_of("words", elsewhere, &files, &["--bin", "first"]);
    assert_eq!(
        text(&output.stdout),
        "outcome: exit \"\"\n",
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn of_several_programs_one_must_be_chosen() {
    let files = [
        ("src/bin/first.rs", "fn main() {}\n"),
        ("src/bin/second.rs", "fn main() {}\n"),
    ];
    let said = text(&said_of("two", "", &files, &[]).stderr);
    assert!(
        said.contains("several programs, first, second; choose one with --bin"),
        "{said}"
    );
    let said = text(&said_of("two", "", &files, &["--bin", "third"]).stderr);
    assert!(
        said.contains("no program \"third\", only first, second"),
        "{said}"
    );
    let said = text(&said_of("none", "", &[("src/lib.rs", "")], &[]).stderr);
    assert!(said.contains("no program, only a library"), "{said}");
}

#[test]
fn a_program_for_an_older_parking_lot_is_told_what_is_explored() {
    let main =
        "use parking_lot::Mutex;\nfn main() {\n    println!(\"{}\", Mutex::new(1).lock());\n}\n";
    for (version, told) in [
        ("\"0.12\"", true),
        ("{ version = \"0.12.1\" }", true),
        ("\"0.13\"", false),
    ] {
        let manifest = format!("[dependencies]\nparking_lot = {version}\n");
        let output = said_of("locks", &manifest, &[("src/main.rs", main)], &[]);
        let said = text(&output.stdout);
        assert!(
            said.starts_with("outcome: exit \"1\\n\"\n"),
            "{}",
            text(&output.stderr)
        );
        let line = "what is explored is version 0.13";
        assert_eq!(said.contains(line), told, "{version}: {said}");
    }
}

#[test]
fn help_is_what_was_asked_for() {
    for ask in ["--help", "-h"] {
        let output = proofs(&[ask]);
        let said = text(&output.stdout);
        assert!(
            output.status.success() && said.starts_with("usage: "),
            "{said}"
        );
        assert!(
            said.contains("--memory MIB         memory in use, in MiB [2048]"),
            "{said}"
        );
    }
}
