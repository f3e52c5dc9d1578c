//! What stands for a page where it is not open: among the results of a search, or where somebody
//! has passed on its address.
//!
//! Addresses are made from `site-url` in book.toml, and left out where that is only a path: a
//! preview needs them whole.

use crate::problem::Problem;
use crate::text::escape_html;
use mdbook_driver::config::Config;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::path::Path;

/// A description is shown up to about this many characters.
const LENGTH: usize = 200;

/// The picture of all previews, in the theme and beside the pages.
pub const PICTURE: &str = "preview.png";

/// What the previews of all pages have in common.
pub struct Preview {
    title: String,
    description: String,
    /// Where the book is read, with a slash at its end, if the settings say so.
    site: Option<String>,
    has_picture: bool,
}

impl Preview {
    /// The previews of a book whose theme is in this folder.
    pub fn new(config: &Config, theme: &Path) -> Preview {
        let site = config.html_config().unwrap_or_default().site_url;
        let site = site.filter(|site| site.contains("://"));
        Preview {
            title: config.book.title.clone().unwrap_or_default(),
            description: config.book.description.clone().unwrap_or_default(),
            site: site.map(|site| format!("{}/", site.trim_end_matches('/'))),
            has_picture: theme.join(PICTURE).is_file(),
        }
    }

    /// `text`, the page at `path` below the book's folder, with its preview in its head; `chapter` is
    /// the chapter's name and what it begins with, none for the book as a whole.
    ///
    /// # Errors
    /// Where the page is not made the way it was.
    pub fn put_into(
        &self,
        text: &str,
        path: &str,
        chapter: Option<(&str, &str)>,
    ) -> Result<String, Problem> {
        const START: &str = "<meta name=\"description\"";
        let broken = || Problem::at(path, format!("cannot describe: it has no {START}"));
        let start = text.find(START).ok_or_else(broken)?;
        let end = start + text[start..].find('>').ok_or_else(broken)? + 1;
        Ok(format!(
            "{}{}{}",
            &text[..start],
            self.tags(path, chapter).join("\n        "),
            &text[end..]
        ))
    }

    fn tags(&self, path: &str, chapter: Option<(&str, &str)>) -> Vec<String> {
        let tag = |key: &str, name: &str, text: &str| {
            format!("<meta {key}=\"{name}\" content=\"{}\">", escape_html(text))
        };
        let (title, kind) = match chapter {
            Some((name, _)) => (name, "article"),
            None => (self.title.as_str(), "website"),
        };
        let begins = chapter.and_then(|(_, text)| first_sentences(text));
        let description = begins.as_deref().unwrap_or(&self.description);
        let mut tags = vec![
            tag("name", "description", description),
            tag("property", "og:type", kind),
            tag("property", "og:title", title),
            tag("property", "og:description", description),
            tag("property", "og:site_name", &self.title),
        ];
        if let Some(site) = &self.site {
            let page = path.strip_suffix("index.html").unwrap_or(path);
            tags.push(tag("property", "og:url", &format!("{site}{page}")));
            if self.has_picture {
                let picture = format!("{site}{PICTURE}");
                tags.push(tag("property", "og:image", &picture));
                tags.push(tag("property", "og:image:alt", &self.title));
                tags.push(tag("name", "twitter:card", "summary_large_image"));
            }
        }
        tags
    }
}

/// As many sentences of the first paragraph as a description has room for; a first one that is too
/// long is cut.
fn first_sentences(chapter: &str) -> Option<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut sentence = None;
    for event in Parser::new(first_blocks(chapter)) {
        match (event, &mut sentence) {
            (Event::Start(Tag::Paragraph), _) => sentence = Some(String::new()),
            (Event::End(TagEnd::Paragraph), Some(last)) => {
                sentences.push(std::mem::take(last));
                break;
            }
            (Event::Text(text) | Event::Code(text), Some(sentence)) => sentence.push_str(&text),
            // One sentence stands on each line.
            (Event::SoftBreak, Some(last)) => sentences.push(std::mem::take(last)),
            _ => {}
        }
    }
    let mut text = String::new();
    for sentence in sentences.iter().map(|sentence| sentence.trim()) {
        let length = text.chars().count() + sentence.chars().count() + 1;
        if length <= LENGTH {
            text += if text.is_empty() { "" } else { " " };
            text += sentence;
        } else if text.is_empty() {
            let start: String = sentence.chars().take(LENGTH).collect();
            let whole = start.rsplit_once(' ').map_or(start.as_str(), |(a, _)| a);
            return Some(format!("{whole} …"));
        } else {
            break;
        }
    }
    Some(text).filter(|text| !text.is_empty())
}

/// The first paragraph after the title, which is all that is looked at; what is included before it,
/// such as a picture, says nothing.
fn first_blocks(chapter: &str) -> &str {
    let says = |block: &&str| !block.starts_with("# ") && !block.starts_with("{{#");
    let mut blocks = chapter.split("\n\n").map(str::trim_start);
    blocks.find(says).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<meta name=\"description\" content=\"The book\">\n</head>";

    fn preview(site_url: &str) -> Preview {
        let config = "[book]\ntitle = \"A & B\"\ndescription = \"The book\"\n\
                      [output.html]\nsite-url = \"SITE\"\n"
            .replace("SITE", site_url);
        let config: Config = config.parse().expect("the settings are written here");
        Preview {
            has_picture: true,
            ..Preview::new(&config, Path::new("theme"))
        }
    }

    #[test]
    fn a_page_is_described_by_its_first_sentences() {
        let text = "# One\n\nA [link](b.md), *two* `words`. <!-- claim: a -->\nMore.\n\nNo more.\n";
        assert_eq!(
            first_sentences(text).as_deref(),
            Some("A link, two words. More.")
        );
        let long = format!("# One\n\nA.\n{}.\n", "long ".repeat(40));
        assert_eq!(first_sentences(&long).as_deref(), Some("A."));
        let longer = first_sentences(&"word ".repeat(60)).expect("there is a sentence");
        assert!(longer.chars().count() <= LENGTH + 2 && longer.ends_with("word …"));
        assert_eq!(first_sentences("# One\n"), None);
        let picture = "# One\n\n{{#include one.svg}}\n\nA.\n";
        assert_eq!(first_sentences(picture).as_deref(), Some("A."));
    }

    #[test]
    fn a_page_has_one_description() {
        let page = preview("/b/").put_into(PAGE, "one.html", Some(("One", "Text \"one\".")));
        let page = page.expect("the page has a description");
        assert_eq!(page.matches("name=\"description\"").count(), 1);
        assert!(page.contains("<meta name=\"description\" content=\"Text &quot;one&quot;.\">"));
        assert!(page.contains("<meta property=\"og:title\" content=\"One\">"));
        assert!(page.contains("<meta property=\"og:type\" content=\"article\">"));
        assert!(preview("/b/").put_into("<head>", "one.html", None).is_err());
    }

    #[test]
    fn addresses_are_given_where_the_settings_have_them() {
        let tags = |site: &str| preview(site).tags("index.html", None).concat();
        for path in ["", "/b/"] {
            let tags = tags(path);
            assert!(
                !tags.contains("og:url") && !tags.contains("og:image"),
                "{tags}"
            );
        }
        for site in ["https://a.example/b", "https://a.example/b/"] {
            let tags = tags(site);
            assert!(tags.contains("\"og:url\" content=\"https://a.example/b/\""));
            assert!(tags.contains("\"og:image\" content=\"https://a.example/b/preview.png\""));
            assert!(tags.contains("\"og:title\" content=\"A &amp; B\""));
        }
    }
}
