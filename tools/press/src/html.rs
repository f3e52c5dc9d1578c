//! The HTML within chapters: a few elements, each closed where it was opened, so that nothing
//! reaches beyond its place on the page and nothing runs there.

use crate::problem::Problem;
use crate::text::line_of;
use pulldown_cmark::{Event, Options, Parser, Tag};
use regex::Regex;
use std::sync::LazyLock;

const ELEMENTS: [&str; 12] = [
    "b", "br", "details", "div", "em", "i", "kbd", "p", "span", "sub", "summary", "sup",
];
/// Those that have no end.
const VOID: [&str; 1] = ["br"];

/// A tag with attributes that only say what the element is.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^<(/?)([a-z]+)((?: (?:class|id|lang|open)(?:="[^"<>]*")?)*) ?/?>"#)
        .expect("the pattern of a tag is written here")
});
/// An address that is not looked up but run, or that holds the whole page.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i)\s*(?:javascript|vbscript|data)\s*:")
        .expect("the pattern of an address is written here")
});

const CLOSE: &str = "close it behind what it holds";

/// Every tag of the chapter that is none of these elements', or has no counterpart.
pub fn problems(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong = |at: usize, what: String, next: &str| {
        let problem = Problem::at(path, what).line(line_of(text, at));
        problems.push(problem.next(next));
    };
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (event, span) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if RUN.is_match(&dest_url) =>
            {
                wrong(
                    span.start,
                    "this link leads to no page".to_string(),
                    "leave it out",
                );
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                let mut at = span.start;
                while let Some(start) = text[at..span.end].find('<').map(|start| at + start) {
                    let rest = &text[start..];
                    // Comments are looked at elsewhere.
                    if rest.starts_with("<!--") {
                        at = rest
                            .find("-->")
                            .map_or(text.len(), |end| start + end)
                            .min(span.end);
                        continue;
                    }
                    at = start + 1;
                    let Some(tag) = TAG.captures(rest).filter(|tag| ELEMENTS.contains(&&tag[2]))
                    else {
                        let shown: String = rest
                            .chars()
                            .take_while(|c| !c.is_control())
                            .take(30)
                            .collect();
                        let what = format!("a chapter cannot hold the HTML `{shown}`");
                        wrong(start, what, "write it in Markdown, or as code");
                        continue;
                    };
                    let name = tag.get(2).map_or("", |name| name.as_str());
                    if VOID.contains(&name) {
                        continue;
                    }
                    if tag[1].is_empty() {
                        open.push((name, start));
                        continue;
                    }
                    let Some(opened) = open.iter().rposition(|(other, _)| *other == name) else {
                        let what = format!("`</{name}>` closes nothing");
                        wrong(start, what, "open it before, or leave this out");
                        continue;
                    };
                    for (inner, at) in open.split_off(opened).into_iter().skip(1) {
                        wrong(at, format!("`<{inner}>` is never closed"), CLOSE);
                    }
                }
            }
            _ => {}
        }
    }
    for (name, at) in open {
        wrong(at, format!("`<{name}>` is never closed"), CLOSE);
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::problems;

    #[test]
    fn elements_that_are_closed_are_no_problem() {
        for good in [
            "<details>\n<summary>More</summary>\n\n```rust\nlet a: Vec<u8> = b;\n```\n\n</details>\n",
            "Text<sup>2</sup> and `<script>`, a < b<br>\n",
            "<div class=\"begin\">\n\n[Begin](x.md)\n\n</div>\n",
            "It is so. <!-- claim: it_is_so -->\n",
        ] {
            assert_eq!(problems("x.md", good), [], "{good}");
        }
    }

    #[test]
    fn what_reaches_beyond_its_place_or_runs_is_refused() {
        for (bad, what) in [
            (
                "<script>alert(1)</script>",
                "cannot hold the HTML `<script>alert(1)</script>`",
            ),
            (
                "Text <b onclick=\"alert(1)\">bold</b>",
                "cannot hold the HTML `<b onclick=",
            ),
            (
                "<img src=x onerror=alert(1)>",
                "cannot hold the HTML `<img ",
            ),
            ("</main>", "cannot hold the HTML `</main>`"),
            ("</div>", "`</div>` closes nothing; "),
            ("<details>\n\nText.\n", "`<details>` is never closed; "),
            (
                "<details><summary>a</details>\n",
                "`<summary>` is never closed; ",
            ),
            ("<?php echo 1\n", "cannot hold the HTML `<?php echo 1`"),
            ("<![CDATA[ x\n", "cannot hold the HTML `<![CDATA[ x`"),
            ("[a](javascript:alert(1))", "this link leads to no page"),
        ] {
            let said = problems("x.md", &format!("first\n\n{bad}\n"));
            let said: Vec<String> = said.iter().map(ToString::to_string).collect();
            assert!(
                said.first()
                    .is_some_and(|said| said.starts_with("x.md:3: ") && said.contains(what)),
                "{bad}: {said:?}"
            );
        }
    }
}
