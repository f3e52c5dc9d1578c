//! Whether a page shows what its chapter says, found out without press: each fence, each listing's
//! output, all text, in order; and nothing that should have been made into something else.

use crate::book::Pages;
use crate::tree::Tree;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;
use scraper::{ElementRef, Html, Node, Selector};
use std::sync::LazyLock;

/// What stands on no page: a page that should show it has it in a fence or as code.
const TRACES: [&str; 6] = [
    "cmdrun error",
    "<!-- cmdrun",
    "&lt;!-- cmdrun",
    "<!-- claim",
    "{{#",
    "{{ #",
];

/// The chapters that SUMMARY.md names and that are there, by their paths.
pub fn chapters(tree: &Tree) -> Vec<String> {
    let summary = tree.text("src/SUMMARY.md");
    let files = tree.files().filter(|file| file.ends_with(".md"));
    let named = |file: &&str| {
        let name = file.strip_prefix("src/").unwrap_or_default();
        summary.contains(&format!("({name})"))
    };
    files.filter(named).map(str::to_string).collect()
}

/// The page of a chapter.
pub fn page(chapter: &str) -> String {
    let name = chapter.strip_prefix("src/").unwrap_or(chapter);
    format!("{}.html", name.strip_suffix(".md").unwrap_or(name))
}

/// What the page of the chapter does not say as its source says it.
pub fn problems(tree: &Tree, chapter: &str, pages: &Pages) -> Vec<String> {
    let name = page(chapter);
    let page = pages.get(&name).map(|bytes| String::from_utf8_lossy(bytes));
    let Some(page) = page else {
        return vec![format!("there is no {name}")];
    };
    let mut wrong = Vec::new();
    for trace in TRACES {
        if page.contains(trace) {
            wrong.push(format!("{name} shows \"{trace}\""));
        }
    }
    let html = Html::parse_document(&page);
    let main = Selector::parse("main").expect("it is written here");
    let Some(main) = html.select(&main).next() else {
        return vec![format!("{name} has no main part")];
    };
    let foot = Selector::parse("footer.imprint").expect("it is written here");
    if main.select(&foot).count() != 1 {
        wrong.push(format!("{name}: its foot is swallowed"));
    }

    let source = tree
        .text(chapter)
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n");
    let (fences, texts) = read(tree, &source);
    let blocks = blocks(main);
    let mut shown = blocks.iter();
    for fence in &fences {
        let wanted = expected(tree, fence);
        let fits = |block: &&String| match &wanted {
            Wanted::Text(text) => normal(text) == normal(block),
            Wanted::Output(name) => is_output(tree, name, block),
            Wanted::Any => true,
        };
        if !shown.any(|block| fits(&block)) {
            let first = fence.lines().next().unwrap_or_default();
            wrong.push(format!(
                "{name} does not show the fence that begins with \"{first}\""
            ));
            break;
        }
    }
    let said = letters(&text(main));
    let mut rest = said.as_str();
    for text in texts {
        match rest.find(&text) {
            Some(at) => rest = &rest[at + text.len()..],
            None => {
                let text: String = text.chars().take(60).collect();
                wrong.push(format!("{name} does not say \"{text}\""));
                break;
            }
        }
    }
    for claim in claims(&source) {
        if !page.contains(&format!("claims.html#{claim}\"")) {
            wrong.push(format!("{name} has no link to the claim {claim}"));
        }
        let entry = pages
            .get("claims.html")
            .map(|bytes| String::from_utf8_lossy(bytes));
        if !entry.is_some_and(|page| page.contains(&format!("id=\"{claim}\""))) {
            wrong.push(format!("claims.html has no claim {claim}"));
        }
    }
    wrong
}

/// The code of all fences, and the letters of all text outside of them.
fn read(tree: &Tree, source: &str) -> (Vec<String>, Vec<String>) {
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^<!-- cmdrun press value ([a-z0-9-]+) outcomes -->$")
            .expect("it is written here")
    });
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let (mut fences, mut texts) = (Vec::new(), Vec::new());
    let mut fence: Option<String> = None;
    for event in Parser::new_ext(source, options) {
        match (event, &mut fence) {
            (Event::Start(Tag::CodeBlock(_)), _) => fence = Some(String::new()),
            (Event::End(TagEnd::CodeBlock), _) => fences.extend(fence.take()),
            (Event::Text(text), Some(fence)) => fence.push_str(&text),
            (Event::Text(text) | Event::Code(text), None) if !text.contains("{{") => {
                texts.push(letters(&text))
            }
            (Event::InlineHtml(html), _) => {
                if let Some(value) = VALUE.captures(&html) {
                    let outcomes = tree.text(&format!("listings/{}/outcomes.txt", &value[1]));
                    let count = outcomes
                        .lines()
                        .filter(|line| line.starts_with("outcome "))
                        .count();
                    texts.push(count.to_string());
                }
            }
            _ => {}
        }
    }
    (fences, texts)
}

enum Wanted {
    Text(String),
    /// What a listing prints.
    Output(String),
    Any,
}

/// What a fence of this code shows.
fn expected(tree: &Tree, code: &str) -> Wanted {
    static INCLUDE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\{\{#include \.\./([^:}]+)\}\}$").expect("it is written here")
    });
    static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^<!-- cmdrun press (show|original|diff) ([a-z0-9-]+)(?: ([a-z0-9-]+))? -->$")
            .expect("it is written here")
    });
    let code = code.trim();
    if let Some(include) = INCLUDE.captures(code) {
        return Wanted::Text(tree.text(&include[1]).to_string());
    }
    let Some(directive) = DIRECTIVE.captures(code) else {
        return match code.contains("cmdrun") || code.contains("{{#") {
            true => Wanted::Any,
            false => Wanted::Text(code.to_string()),
        };
    };
    let name = directive[2].to_string();
    match &directive[1] {
        "show" => Wanted::Output(name),
        "original" => {
            let record = ["", "-any-order", "-varies"]
                .map(|kind| tree.text(&format!("listings/{name}/original{kind}.txt")))
                .concat();
            let (versions, printed) = record.split_once('\n').unwrap_or((&record, ""));
            let command = format!("$ python3 listings/{name}/original.py");
            Wanted::Text(format!(
                "{command}\n{}\n[recorded with {versions}]",
                printed.trim_end_matches('\n')
            ))
        }
        _ => Wanted::Any,
    }
}

/// Whether the block shows a run of the listing that its expectation allows.
fn is_output(tree: &Tree, name: &str, block: &str) -> bool {
    let (command, printed) = block.split_once('\n').unwrap_or((block, ""));
    let runs = command.starts_with("$ cargo run")
        && command
            .split(' ')
            .any(|word| word == format!("listing-{name}"));
    let mut printed: Vec<&str> = printed.trim_end().lines().collect();
    let file = |kind: &str| {
        tree.text(&format!("listings/{name}/expected{kind}.txt"))
            .trim_end()
    };
    let closing =
        |last: &&str| last.starts_with("[no more output") || last.starts_with("[exit code");
    if (!file("-hang").is_empty() || !file("-panic").is_empty())
        && printed.last().is_some_and(closing)
    {
        printed.pop();
    }
    if !file("-varies").is_empty() {
        return runs;
    }
    let mut wanted: Vec<&str> = ["", "-any-order", "-hang", "-panic", "-error"]
        .into_iter()
        .flat_map(|kind| file(kind).lines())
        .collect();
    if !file("-any-order").is_empty() {
        wanted.sort_unstable();
        printed.sort_unstable();
    }
    runs && wanted == printed
}

/// The texts of all blocks of code, as a reader sees them.
fn blocks(main: ElementRef) -> Vec<String> {
    let code = Selector::parse("pre > code").expect("it is written here");
    main.select(&code)
        .map(|block| block.text().collect())
        .collect()
}

/// mdBook takes a line of a Rust fence that begins with a hash to be hidden, and shows it without.
fn normal(code: &str) -> String {
    let lines = code.trim_matches('\n').lines();
    let lines = lines.map(|line| {
        line.trim_end()
            .strip_prefix("# ")
            .unwrap_or(line.trim_end())
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// All text that a reader sees, without what only scripts see.
fn text(main: ElementRef) -> String {
    let mut text = String::new();
    for node in main.descendants() {
        let Node::Text(part) = node.value() else {
            continue;
        };
        let hidden = node.ancestors().any(|above| {
            let element = above.value().as_element();
            element.is_some_and(|it| {
                ["script", "style", "template", "textarea", "iframe", "title"].contains(&it.name())
            })
        });
        if !hidden {
            text.push_str(part);
        }
    }
    text
}

/// Letters and digits only: mdBook makes other quotation marks and dashes of some.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn claims(source: &str) -> Vec<String> {
    static MARK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<!-- claim: ([a-z0-9_]+) -->").expect("it is written here"));
    MARK.captures_iter(source)
        .map(|mark| mark[1].to_string())
        .collect()
}
