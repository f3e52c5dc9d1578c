//! A broken command line, or one that is typed in the wrong folder.

use super::Book;

#[test]
fn a_misspelled_command_is_answered_in_one_line() {
    let book = Book::new();
    for (word, what) in [
        ("shwo", "press has no `shwo`; did you mean `show`?\n"),
        ("--opne", "press has no `--opne`; did you mean `--open`?\n"),
        (
            "publish",
            "press has no `publish`; see `cargo run -- --help`\n",
        ),
    ] {
        let output = book.run(&[word]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stderr), what);
    }
}

#[test]
fn outside_a_book_press_says_so() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let output = std::process::Command::new(proofs::compiled("press"))
        .arg("build")
        .current_dir(folder.path())
        .output()
        .expect("press can be run");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "no book.toml here or in a folder above; run this inside the book's repository\n"
    );
}
