//! A broken program: it does not compile, ends otherwise than it should, or prints what it should not.

use super::{complaint, program, whole_complaint};

const RENAME: &str = "mend the listing, or if it is meant to end so, give expected.txt another name; \
                      CONTRIBUTING.md has a table of them";
const BLESS: &str = "mend the listing, or if it is right run `cargo run -- bless one`";

#[test]
fn a_listing_that_does_not_compile_is_reported_where_it_is_shown() {
    let said = whole_complaint(program("fn main() {\n    println!(one);\n}\n"));
    let mut lines = said.lines();
    assert_eq!(
        lines.next(),
        Some(
            "src/one.md:10: listing \"one\" does not compile; \
             see it with `cargo run -p listing-one`"
        )
    );
    assert!(said.contains("listings/one/src/main.rs:2:14"), "{said}");
}

#[test]
fn an_unexpected_exit_code_is_reported() {
    let said = complaint(program("fn main() {\n    std::process::exit(3);\n}\n"));
    assert_eq!(
        said,
        format!(
            "src/one.md:10: listing \"one\" exits with code 3, but it should exit with code 0; {RENAME}"
        )
    );
}

#[test]
fn an_unexpected_panic_is_reported() {
    let said = whole_complaint(program("fn main() {\n    panic!(\"oh\");\n}\n"));
    assert!(said.contains("exits with code 101"), "{said}");
    assert!(
        said.contains("thread 'main' panicked at listings/one/src/main.rs:2:5:\n    oh"),
        "{said}"
    );
}

#[test]
fn an_unexpected_hang_is_stopped_and_reported() {
    let said = complaint(|book| {
        book.listing_with(
            "one",
            "fn main() {\n    loop {\n        std::thread::park();\n    }\n}\n",
            "",
            "[package.metadata.listing]\nlimit = \"1s\"\n",
        );
    });
    assert_eq!(
        said,
        format!(
            "src/one.md:10: listing \"one\" was still running after 1s, \
             but it should exit with code 0; {RENAME}"
        )
    );
}

#[test]
fn an_expectation_that_no_longer_matches_is_shown_as_a_difference() {
    let said = whole_complaint(program("fn main() {\n    println!(\"two\");\n}\n"));
    assert!(
        said.starts_with(&format!(
            "src/one.md:10: listing \"one\" prints something else; {BLESS}\n"
        )),
        "{said}"
    );
    assert!(said.contains("    -one\n    +two"), "{said}");
}

#[test]
fn output_that_a_page_cannot_hold_is_refused() {
    for (print, what) in [
        ("loop { println!(\"again\"); }", "prints more than 256 KiB"),
        (
            "println!(\"\\x1b[31mred\");",
            "prints the control character \\u{1b}",
        ),
        (
            "println!(\"<{}-- cmdrun press show one -->\", '!');",
            "prints a directive",
        ),
        (
            "use std::io::Write; std::io::stdout().write_all(&[97, 255]).unwrap();",
            "prints what is not UTF-8, from byte 1 on",
        ),
    ] {
        let said = complaint(program(&format!("fn main() {{ {print} }}\n")));
        let start = format!("src/one.md:10: listing \"one\" {what}");
        assert!(said.starts_with(&start), "{said}");
    }
}
