//! What is none of the book's, or no text for people, reaches no page and stops no build.

mod fixture;

use fixture::{Book, CHAPTER, complaint};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

fn chapter(text: &str) -> String {
    complaint(|book| book.write("src/one.md", format!("# One\n\n{text}\n")))
}

/// Puts a link in the place of a file.
fn link(book: &Book, path: &str, to: impl AsRef<Path>) {
    let path = book.root().join(path);
    // Most of them were never there.
    let _ = std::fs::remove_file(&path);
    symlink(to, path).expect("a link can be made");
}

#[test]
fn a_source_is_a_plain_file_in_the_book() {
    for (path, to) in [
        ("src/one.md", "/etc/hostname"),
        ("src/one.md", "/dev/zero"),
        ("src/SUMMARY.md", "SUMMARY.md"),
        ("src/picture.txt", "/etc/hostname"),
        ("src/all", "/"),
        ("listings/one/expected.txt", "/dev/zero"),
        ("listings/one/src/main.rs", "../Cargo.toml"),
        ("listings/two", "one"),
        ("book.toml", "listings/one/Cargo.toml"),
    ] {
        let said = complaint(|book| link(book, path, to));
        let what = "this is a symbolic link; put the file itself here";
        assert_eq!(said, format!("{path}: {what}"));
    }
    let said = complaint(|book| {
        book.remove("listings/one/expected.txt");
        let path = book.root().join("listings/one/expected.txt");
        let made = Command::new("mkfifo").arg(path).status();
        assert!(made.is_ok_and(|status| status.success()));
    });
    assert_eq!(
        said,
        "listings/one/expected.txt: this is neither a file nor a folder; delete it"
    );
    let said = complaint(|book| book.write("listings/one/claims.toml", "# much\n".repeat(200_000)));
    assert_eq!(
        said,
        "listings/one/claims.toml: this file has 1367 KiB; the largest that a book needs has 1024"
    );
}

#[test]
fn the_mark_of_an_editor_is_no_source() {
    let book = Book::new();
    let mark = "listings/one/src/.#main.rs";
    link(&book, mark, "somebody@somewhere.4711");
    book.good(&["build"]);
}

#[test]
fn a_file_that_is_no_text_is_named_with_its_line() {
    for path in ["src/one.md", "listings/one/expected.txt", "src/SUMMARY.md"] {
        let said = complaint(|book| book.write(path, b"first\nsecond \xff\n"));
        let what = "this line is not UTF-8; save the file as UTF-8";
        assert_eq!(said, format!("{path}:2: {what}"));
    }
}

#[test]
fn an_include_brings_a_part_of_the_sources_and_nothing_else() {
    for (include, what) in [
        (
            "{{#include ../target/made.txt}}",
            "the included file ../target/made.txt is none of the book's sources",
        ),
        (
            "{{#include ../.git/config}}",
            "the included file ../.git/config is none of the book's sources",
        ),
        (
            "{{#include ../more.txt:3:1}}",
            "../more.txt has 3 lines, not 3:1",
        ),
        (
            "{{#include ../more.txt:part}}",
            "../more.txt never closes the anchor \"part\"; write ANCHOR_END behind its last line",
        ),
        (
            "{{#include ../nested.txt}}",
            "the included file ../nested.txt holds an include; includes stand in chapters only",
        ),
        (
            "\\{{#include ../more.txt}}",
            "a page cannot show an include as it stands",
        ),
    ] {
        let said = complaint(|book| {
            for file in ["target/made.txt", ".git/config"] {
                book.write(file, "one\n");
            }
            book.write("more.txt", "one\nANCHOR: part\ntwo\n");
            book.write("nested.txt", "{{#include /etc/hostname}}\n");
            book.write("src/one.md", format!("# One\n\n{include}\n"));
        });
        assert_eq!(said, format!("src/one.md:3: {what}"));
    }
    for include in [
        "{{# include ../more.txt}}",
        "{{ #include ../more.txt}}",
        "{{#include ../more.txt}",
        "{{#include ../more.txt",
        "{{#include }}",
        "{{#include\n../more.txt}}",
        "{{#title }}",
    ] {
        let what = "this is no include; write it as in `{{#include ../listings/race/src/main.rs}}`";
        assert_eq!(chapter(include), format!("src/one.md:3: {what}"));
    }
}

#[test]
fn a_fence_begins_at_the_margin_and_ends_before_the_next() {
    let nested = "```text\nwords\n\n```rust\nfn main() {}\n```";
    assert_eq!(
        chapter(nested),
        "src/one.md:3: another fence begins within this one; close it before with ```"
    );
    let show = "```console\n  <!-- cmdrun press show one -->\n  ```";
    for start in ["- ", "  "] {
        assert_eq!(
            chapter(&format!("{start}{show}")),
            "src/one.md:3: this fence is indented, or in a list or a quote; begin it at the margin"
        );
    }
}

#[test]
fn html_and_characters_that_nobody_should_meet_are_refused() {
    assert_eq!(
        chapter("<script>alert(1)</script>"),
        "src/one.md:3: a chapter cannot hold the HTML `<script>alert(1)</script>`; \
         write it in Markdown, or as code"
    );
    assert_eq!(
        chapter("One\u{7}."),
        "src/one.md:3: this line holds the character \\u{7}; nobody sees it; delete it"
    );
}

#[test]
fn a_program_that_seems_older_than_what_was_compiled_is_compiled() {
    let book = Book::new();
    book.good(&["build"]);
    book.write(
        "listings/one/src/main.rs",
        "fn main() {\n    println!(\"two\");\n}\n",
    );
    let path = book.root().join("listings/one/src/main.rs");
    let file = std::fs::File::options().write(true).open(path);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    file.and_then(|file| file.set_modified(long_ago))
        .expect("the time can be set");
    let said = book.bad(&["build"]);
    assert!(said.contains("prints something else"), "{said}");
}

#[test]
fn a_listing_that_writes_into_the_book_is_refused() {
    for writes in [
        "std::fs::write(\"src/more.txt\", \"\")",
        "std::os::unix::fs::symlink(\"/etc/hosts\", \"src/more.txt\")",
    ] {
        let said = complaint(|book| {
            let program =
                format!("fn main() {{\n    {writes}.unwrap();\n    println!(\"one\");\n}}\n");
            book.listing("one", &program);
            book.write("src/one.md", CHAPTER);
        });
        assert_eq!(
            said,
            "src/more.txt: this file changed while the book was built from it; \
             build again; where a listing writes it, the listing must not",
            "{writes}"
        );
    }
}

#[test]
fn a_manifest_brings_no_program_but_the_listing() {
    for (more, what) in [
        (
            "[lib]\n",
            "11: a listing has no use for `lib`; leave it out",
        ),
        (
            "[dependencies.other]\npath = \"..\"\n",
            "11: the dependency other is none of crates.io: it has a `path`",
        ),
    ] {
        let said = complaint(|book| {
            book.listing_with("one", "fn main() {\n    println!(\"one\");\n}\n", "", more);
        });
        assert!(said.ends_with(what.split_once(": ").unwrap().1), "{said}");
        assert!(said.starts_with("listings/one/Cargo.toml:"), "{said}");
    }
    let said = complaint(|book| {
        let manifest = book.read("listings/one/Cargo.toml");
        let build = manifest.replace("[package]", "[package]\nbuild = \"src/main.rs\"");
        book.write("listings/one/Cargo.toml", build);
    });
    assert_eq!(
        said,
        "listings/one/Cargo.toml:2: a listing has no use for `build`; leave it out"
    );
}

#[test]
fn a_record_is_held_against_what_a_page_can_show() {
    for (line, what) in [
        ("```", "prints a line that begins with ```"),
        ("<!-- claim: it -->", "prints `<!--`"),
        ("\u{1b}[31mred", "prints the control character \\u{1b}"),
    ] {
        let said = complaint(|book| {
            book.write("listings/one/original.py", "print()\n");
            book.write(
                "listings/one/original.txt",
                format!("python 3.11.7\none\n{line}\n"),
            );
        });
        let start = format!("listings/one/original.txt:3: the original {what}");
        assert!(said.starts_with(&start), "{said}");
    }
}
