//! What press writes into every page: at its foot how to edit it, where to report a mistake and what
//! it was made from; in its head what stands for it elsewhere.

use crate::chapters::Chapter;
use crate::preview::{PICTURE, Preview};
use crate::problem::Problem;
use crate::project::Project;
use crate::results::Results;
use crate::text::escape_html;
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the feet of all pages have in common, and which file each page was made from.
pub struct Imprint {
    made_from: String,
    repository: Option<String>,
    edit: Option<String>,
    preview: Preview,
    theme: PathBuf,
    pages: Vec<Page>,
}

/// A page and the chapter that it shows.
#[derive(Clone)]
struct Page {
    /// Relative to the book's folder.
    path: String,
    /// The chapter's file, relative to the folder of all chapters.
    source: String,
    /// The chapter's name and text; none where the page stands for the whole book.
    chapter: Option<(String, String)>,
}

impl Imprint {
    /// The imprint of a book whose listings gave these results.
    pub fn new(
        project: &Project,
        book: &MDBook,
        chapters: &[Chapter],
        results: &Results,
    ) -> Imprint {
        let html = book.config.html_config().unwrap_or_default();
        let mut pages = Vec::new();
        for item in book.iter() {
            let BookItem::Chapter(chapter) = item else {
                continue;
            };
            if let (Some(path), Some(source)) = (&chapter.path, &chapter.source_path) {
                let file = book.source_dir().join(source);
                let written = chapters.iter().find(|chapter| chapter.source == file);
                let text = written.map_or(String::new(), |chapter| chapter.text.clone());
                pages.push(Page {
                    path: path.with_extension("html").display().to_string(),
                    source: source.display().to_string(),
                    chapter: Some((chapter.name.clone(), text)),
                });
            }
        }
        // mdBook writes the first chapter a second time, as the index.
        if let Some(first) = pages.first().cloned() {
            pages.push(Page {
                path: "index.html".to_string(),
                chapter: None,
                ..first
            });
        }
        let theme = html.theme_dir(&book.root);
        Imprint {
            preview: Preview::new(&book.config, &theme),
            theme,
            made_from: made_from(project, results),
            repository: html.git_repository_url,
            edit: html.edit_url_template,
            pages,
        }
    }

    /// Writes the foot and the preview into every page of a chapter.
    ///
    /// # Errors
    /// Where a page cannot be read or written, or is not made the way it was.
    pub fn stamp(&self, folder: &Path) -> Result<(), Problem> {
        const END: &str = "</main>";
        for page in &self.pages {
            let path = folder.join(&page.path);
            let text =
                std::fs::read_to_string(&path).map_err(|e| Problem::file(&path, "read", e))?;
            let chapter = page.chapter.as_ref();
            let chapter = chapter.map(|(name, text)| (name.as_str(), text.as_str()));
            let text = self.preview.put_into(&text, &page.path, chapter)?;
            let end = text
                .find(END)
                .ok_or_else(|| Problem::file(&path, "stamp", format!("it has no {END}")))?;
            let text = format!(
                "{}{}{}",
                &text[..end],
                self.foot(&page.path, &page.source),
                &text[end..]
            );
            std::fs::write(&path, text).map_err(|e| Problem::file(&path, "write", e))?;
        }
        let picture = self.theme.join(PICTURE);
        if picture.is_file() {
            let copied = std::fs::copy(&picture, folder.join(PICTURE));
            copied.map_err(|e| Problem::file(&picture, "copy", e))?;
        }
        Ok(())
    }

    fn foot(&self, page: &str, source: &str) -> String {
        let mut links = Vec::new();
        if let Some(edit) = &self.edit {
            let url = edit.replace("{path}", &format!("src/{source}"));
            links.push(format!(
                "<a href=\"{}\">Edit this page</a>",
                escape_html(&url)
            ));
        }
        if let Some(repository) = &self.repository {
            let url = format!("{repository}/issues/new?title=Mistake+on+{page}");
            links.push(format!(
                "<a href=\"{}\">Report a mistake</a>",
                escape_html(&url)
            ));
        }
        format!(
            "<footer class=\"imprint\"><p>{}</p><p>{}</p></footer>\n",
            links.join(" · "),
            escape_html(&self.made_from)
        )
    }
}

fn made_from(project: &Project, results: &Results) -> String {
    let commit = Command::new("git")
        .args(["describe", "--always", "--dirty", "--abbrev=10"])
        .current_dir(&project.root)
        .output()
        .ok()
        .filter(|output| output.status.success())
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map(|commit| format!(" from commit {}", commit.trim()))
        .unwrap_or_default();
    let date = chrono::Utc::now().format("%-d %B %Y");
    let listings = match results.made_with() {
        Some(made) => format!(
            " Its listings were compiled by {} and run on {}.",
            made.rustc, made.machine
        ),
        None => String::new(),
    };
    format!("Built on {date}{commit}.{listings}")
}
