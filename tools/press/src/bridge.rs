//! Lets mdbook-cmdrun expand the directives of a book of mdBook 0.5, whose input it cannot read.

use crate::block::{self, Blocks};
use crate::claims;
use crate::directive::{self, Directive, Found};
use crate::facts::{self, Order};
use crate::listing::Listings;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::texts::Texts;
use mdbook_cmdrun::CmdRun;
use mdbook_driver::book::{Book, BookItem, Chapter};
use mdbook_driver::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::path::{Path, PathBuf};

/// What mdbook-cmdrun writes into the page when a command fails.
const FAILURE: &str = "**cmdrun error**";

/// A preprocessor that runs after the includes are expanded.
pub struct Bridge {
    pub project: Project,
    pub listings: Listings,
    /// The program that the word `press` of a directive stands for.
    pub press: PathBuf,
}

impl Preprocessor for Bridge {
    fn name(&self) -> &str {
        "cmdrun"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let source = context.root.join(&context.config.book.src);
        let mut problems = Problems::default();
        let marked = book
            .chapters()
            .map(|chapter| claims::marked(&chapter.content));
        let shown = book.chapters().filter_map(|chapter| {
            let path = chapter.source_path.as_ref()?;
            // What cannot be read is said where it is expanded.
            let written = self.project.read(&source.join(path)).unwrap_or_default();
            let title = written.lines().find(|line| line.starts_with("# "));
            Some(format!(
                "{} {title:?} {:?}\n",
                path.display(),
                block::listings(&written)
            ))
        });
        let (marked, shown) = (marked.collect(), shown.collect());
        let mut texts = Texts::load(&self.project, &self.press, marked, shown)?;
        let html = context.config.html_config().unwrap_or_default();
        let order = Order::of(&book);
        let blocks = Blocks::new(&self.project, &self.listings, html.git_repository_url);
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                problems.take(self.expand(&source, chapter, &order, &blocks, &mut texts));
            }
        });
        problems.take(texts.save());
        Ok(problems.or(book)?)
    }
}

impl Bridge {
    fn expand(
        &self,
        source: &Path,
        chapter: &mut Chapter,
        order: &Order,
        blocks: &Blocks,
        texts: &mut Texts,
    ) -> Result<(), Problems> {
        let Some(below) = &chapter.source_path else {
            return Ok(());
        };
        let file = source.join(below);
        let path = self.project.relative(&file);
        let text = self.project.read(&file)?;
        let framed = blocks.around(&path, &text, &chapter.content)?;
        let written = directives(&path, &text)?;
        // What press makes as a whole is looked up, not read.
        let is_read =
            |found: &Found| !matches!(found.directive, Directive::Listings | Directive::Claims);
        let framed = match written.iter().all(is_read) {
            true => facts::below_title(&framed, &order.facts(below, &chapter.content)),
            false => framed,
        };
        let expanded = directives(&path, &framed)?;
        if written.len() != expanded.len() {
            return Err(Problem::at(path, "an included file holds a directive")
                .next("directives stand in chapters only")
                .into());
        }

        let mut problems = Problems::default();
        let mut content = String::new();
        let mut end = 0;
        for (written, found) in written.iter().zip(&expanded) {
            content += &framed[end..found.span.start];
            let text = texts.get(&found.directive, || self.carry_out(&found.directive));
            let text = text.map_err(|problem| problem.seen_from(&path, written.line));
            content += problems.take(text).unwrap_or_default().trim_end();
            end = found.span.end;
        }
        content += &framed[end..];
        let depth = chapter.path.iter().flat_map(|path| path.iter()).count();
        chapter.content = claims::link_marks(&content, &"../".repeat(depth.saturating_sub(1)));
        problems.or(())
    }

    /// Has mdbook-cmdrun run the directive's command, with the program's path in place of its name.
    fn carry_out(&self, directive: &Directive) -> Result<String, Problem> {
        let directive = directive.to_string();
        let words = directive.strip_prefix("press").unwrap_or_default();
        let program = self.press.to_string_lossy().replace('\'', r"'\''");
        let command = format!("<!-- cmdrun --strict '{program}'{words} -->");
        let root = self.project.root.to_string_lossy();
        let text = CmdRun::run_on_content(&command, &root)
            .map_err(|e| Problem::new(format!("mdbook-cmdrun fails: {e:#}")))?;
        match text.split_once(FAILURE) {
            None => Ok(text),
            Some((_, failure)) => {
                let failure = failure.replace(&*program, "press");
                let failure: Vec<&str> = failure.lines().take(20).collect();
                Err(Problem::new(format!("`{directive}` fails")).detail(failure.join("\n")))
            }
        }
    }
}

fn directives(path: &str, text: &str) -> Result<Vec<Found>, Problems> {
    let mut problems = Problems::default();
    let found = directive::find(path, text)
        .into_iter()
        .filter_map(|found| problems.take(found))
        .collect();
    problems.or(found)
}
