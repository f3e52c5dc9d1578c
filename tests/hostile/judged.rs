//! Each judgement is seen to fail: what is found in the work of a press that is broken on purpose.

use crate::book::{self, Book, SECRET};
use crate::kind::{Breakage, Must};
use crate::tree::Tree;
use crate::try_out;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

const PAGE: &str =
    "<main><h1>One</h1><p>Text of one.</p><footer class=\"imprint\"></footer></main>";
/// What the broken book's page should be.
const OTHER: &str =
    "<main><h1>One</h1><p>Other text.</p><footer class=\"imprint\"></footer></main>";
const LINE: &str = "echo 'src/one.md:3: wrong' >&2";

/// What the judge says of a press that is this shell script, in a book with a changed chapter.
fn verdict(script: &str, must: Must, limit: Duration) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let home = folder.path().to_path_buf();
    let root = home.join("book");
    for (path, text) in [
        ("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n"),
        ("src/one.md", "# One\n\nText of one.\n"),
        ("src/two.md", "# Two\n\nText of two.\n"),
        ("book/one.html", PAGE),
        ("book/two.html", "<main>Two</main>"),
        ("target/press/kept", ""),
        ("../press", &format!("#!/bin/sh\n{script}\n")),
    ] {
        let path = root.join(path);
        let parent = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    let press = home.join("press");
    fs::set_permissions(&press, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let book = Book {
        sources: Tree::read(&root, &book::MADE).expect("it was written"),
        kept: Tree::read(&root.join("target/press"), &[]).expect("it was written"),
        pages: book::pages(&root).expect("they were written"),
        home,
        root,
    };
    let broken = Breakage::new("src/one.md").write("src/one.md", "# One\n\nOther text.\n");
    let (_, problems, _) = try_out(&press, &book, &broken, must, limit);
    assert!(book.sources == Tree::read(&book.root, &book::MADE).expect("it is there"));
    problems
}

#[test]
fn a_clear_line_and_a_right_page_are_right() {
    let limit = Duration::from_secs(60);
    let refuses = format!("{LINE}; exit 1");
    assert_eq!(verdict(&refuses, Must::Refuse, limit), [""; 0]);
    let accepts = format!("echo '{OTHER}' > book/one.html; echo book/index.html");
    assert_eq!(verdict(&accepts, Must::Accept, limit), [""; 0]);
}

#[test]
fn whatever_press_owes_is_found() {
    use Must::{Accept, Refuse};
    let limit = Duration::from_secs(60);
    let right = format!("echo '{OTHER}' > book/one.html; echo book/index.html");
    for (script, must, what) in [
        (&*right, Refuse, "it is accepted"),
        (&format!("{LINE}; exit 1"), Accept, "it is refused"),
        ("exit 101", Refuse, "it exits with 101"),
        ("kill -KILL $$", Refuse, "it is ended by a signal"),
        (
            "echo wrong >&2; exit 1",
            Refuse,
            "its first line names no file",
        ),
        (
            "echo 'src/one.md: wrong' >&2; exit 1",
            Refuse,
            "its first line names no line",
        ),
        (
            "echo 'src/one.md:9: wrong' >&2; exit 1",
            Refuse,
            "src/one.md has no line 9",
        ),
        (
            "echo 'src/two.md:3: wrong' >&2; exit 1",
            Refuse,
            "src/two.md is not what is broken, and does not use it",
        ),
        (
            &format!(
                "{LINE}; echo \"thread 'main' panicked at tools/press/src/x.rs:1:1\" >&2; exit 1"
            ),
            Refuse,
            "it says \"panicked at tools/\"",
        ),
        (&format!("{LINE}; pwd >&2; exit 1"), Refuse, "it says \"/"),
        (
            &format!("{LINE}; head -c 70000 /dev/zero | tr '\\0' x >&2; exit 1"),
            Refuse,
            "it says an endless line",
        ),
        (
            &format!("{LINE}; echo x > book/one.html; exit 1"),
            Refuse,
            "it is refused, and pages are written",
        ),
        (
            &format!("{LINE}; echo x > src/new.md; exit 1"),
            Refuse,
            "src/new.md is written",
        ),
        (
            &format!("{LINE}; mkdir target/press/render-x; exit 1"),
            Refuse,
            "the folder render-x is left over",
        ),
        (
            &format!("{right}; echo x > book/two.html"),
            Accept,
            "two.html is another, and its sources are not",
        ),
        (
            "echo book/index.html",
            Accept,
            "one.html does not say \"Othertext\"",
        ),
        (
            &format!("{right}; echo '{{{{#include x}}}}' >> book/one.html"),
            Accept,
            "one.html shows \"{{#\"",
        ),
        (
            &format!("{right}; echo '{SECRET}' >> book/one.html"),
            Accept,
            "one.html shows the secret",
        ),
    ] {
        let verdict = verdict(script, must, limit);
        assert!(
            verdict.iter().any(|said| said.contains(what)),
            "{script}: {verdict:?}, not {what}"
        );
    }
}

#[test]
fn a_hang_and_whoever_stays_behind_are_found() {
    let hangs = verdict("sleep 1000", Must::Refuse, Duration::from_secs(1));
    assert_eq!(hangs, ["it hangs"]);
    let stays = format!("setsid sleep 1000 & {LINE}; exit 1");
    let stays = verdict(&stays, Must::Refuse, Duration::from_secs(60));
    assert!(
        stays.iter().any(|said| said.contains("is left over")),
        "{stays:?}"
    );
}
