//! Every sentence that says what can, must or cannot be has a claim, or one reason why it has none.

mod arithmetic;
mod exceptions;
mod sentences;
#[path = "../support/mod.rs"]
mod support;

use exceptions::{Exception, FILE, Reason};
use press::chapters::{self, Chapter};
use press::claims;
use press::listing::Listings;
use sentences::{Sentence, sentences};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use support::{assert_none, project, whole};

#[test]
fn every_strong_sentence_has_a_claim_or_one_reason() {
    let project = project();
    let book = whole(chapters::load(&project));
    let chapters = whole(chapters::chapters(&project, &book));
    let listings = whole(Listings::load(&project));
    let claims = whole(claims::load(&project, &listings));
    let sentences: Vec<Sentence> = chapters.iter().flat_map(sentences).collect();
    let text = std::fs::read_to_string(project.root.join(FILE)).expect("the exceptions are there");
    let exceptions = whole(exceptions::read(&text));
    let tests = tests();
    let problems = exceptions::problems(&sentences, &exceptions, |reason, name| match reason {
        Reason::Claimed => claims.contains_key(name),
        _ => tests.contains(name),
    });
    report(&sentences, &exceptions);
    assert_none(&problems);
}

/// The names of all tests of the repository.
fn tests() -> BTreeSet<String> {
    let test = regex::Regex::new(r"#\[test\]\s+fn (\w+)\(").expect("a pattern");
    let root = project().root;
    ["tests", "tools"]
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(root.join(folder)))
        .map(|entry| entry.expect("the folder can be read").into_path())
        .filter(|path| path.extension() == Some("rs".as_ref()))
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).expect("a program is text");
            let names: Vec<String> = test
                .captures_iter(&text)
                .map(|c| c[1].to_string())
                .collect();
            names
        })
        .collect()
}

/// Says how many sentences are strong and for what reasons they have no claim; with
/// `UNCLAIMED_SEED=7`, ten of them, chosen by this number.
fn report(sentences: &[Sentence], exceptions: &[Exception]) {
    let claimed = sentences.iter().filter(|s| s.is_claimed).count();
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    let mut excused: Vec<(&Sentence, &Exception)> = Vec::new();
    for sentence in sentences.iter().filter(|s| s.is_strong() && !s.is_claimed) {
        if let Some(exception) = exceptions.iter().find(|e| e.is_of(sentence)) {
            *counts.entry(exception.reason).or_default() += 1;
            excused.push((sentence, exception));
        }
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(r, count)| format!("{count} {r}"))
        .collect();
    let mut text = format!(
        "{claimed} sentences with a claim; {} without one, for a reason: {}\n",
        excused.len(),
        counts.join(", ")
    );
    if let Ok(seed) = std::env::var("UNCLAIMED_SEED") {
        let seed = seed.parse().expect("UNCLAIMED_SEED is a number");
        fastrand::Rng::with_seed(seed).shuffle(&mut excused);
        for (sentence, exception) in excused.iter().take(10) {
            let (chapter, line) = (sentence.chapter, sentence.line);
            let (reason, why) = (exception.reason, &exception.why);
            text += &format!(
                "\n{chapter}:{line}: {}\n    {reason}: {why}\n",
                sentence.text
            );
        }
    }
    // Unlike `eprintln!` this is shown for a test that passes, too.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// What is said of one chapter, `src/one.md`, with these exceptions.
fn said(text: &str, exceptions: &str) -> String {
    let chapter = Chapter {
        source: "src/one.md".into(),
        path: "src/one.md".to_string(),
        text: text.to_string(),
    };
    let exceptions = whole(exceptions::read(exceptions));
    let problems = exceptions::problems(&sentences(&chapter), &exceptions, |_, name| name == "it");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn a_strong_sentence_without_a_claim_or_a_reason_is_found() {
    assert_eq!(said("It ends. <!-- claim: it -->\n", ""), "");
    assert_eq!(said("It never ends. <!-- claim: it -->\n", ""), "");
    let said = said("It ends.\nIt never ends.\n", "");
    assert!(
        said.starts_with("src/one.md:2: this sentence says"),
        "{said}"
    );
}

#[test]
fn an_exception_that_is_wrong_is_found() {
    let text = "It never ends.\nIt always begins.\nIt may rain. <!-- claim: it -->\nIt ends.\n";
    let good = "[one.scene]\n\"never ends\" = 'a'\n\"always begins\" = 'b'\n";
    assert_eq!(said(text, good), "");
    for (more, what) in [
        (
            "[one.advice]\n\"t never\" = 'c'",
            "has two reasons to make no claim, advice and scene",
        ),
        (
            "[all.advice]\n\"t never\" = 'c'",
            "has two reasons to make no claim, advice and scene",
        ),
        (
            "[one.advice]\n\"It\" = 'c'",
            "stands in more than one sentence",
        ),
        (
            "[one.advice]\n\"It was\" = 'c'",
            "\"It was\" stands in no sentence",
        ),
        (
            "[all.advice]\n\"It was\" = 'c'",
            "\"It was\" stands in no sentence",
        ),
        (
            "[two.advice]\n\"never\" = 'c'",
            "\"never\" stands in no sentence",
        ),
        ("[one.advice]\n\"rain\" = 'c'", "\"rain\" has a claim"),
        (
            "[one.advice]\n\"It ends\" = 'c'",
            "\"It ends\" needs no reason",
        ),
        (
            "[one.advice]\n\"It ends\" = ' '",
            "\"It ends\" has no reason in words",
        ),
    ] {
        let said = said(text, &format!("{good}{more}\n"));
        assert!(said.contains(what), "{more}: {said}");
    }
}

#[test]
fn a_reason_that_names_a_claim_or_a_test_names_one() {
    let text = "It never ends.\n";
    assert_eq!(said(text, "[one.claimed]\n\"never\" = 'it: as said'"), "");
    for reason in ["claimed", "checked"] {
        let said = said(text, &format!("[one.{reason}]\n\"never\" = 'is: as said'"));
        assert!(said.contains("names \"is\", and there is none"), "{said}");
    }
}

#[test]
fn a_reason_is_one_of_those_that_exist_and_is_given_once() {
    let wrong = |text: &str| exceptions::read(text).expect_err("it is wrong").to_string();
    let unknown = wrong("[one.advise]\n\"never\" = 'a'\n");
    assert!(
        unknown.contains("unclaimed.toml:1: unknown variant `advise`"),
        "{unknown}"
    );
    let twice = wrong("[one.scene]\n\"never\" = 'a'\n\"never\" = 'b'\n");
    assert!(twice.contains("unclaimed.toml:3: duplicate key"), "{twice}");
}
