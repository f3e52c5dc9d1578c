//! The page that a reader gets for an address that leads nowhere. It is no chapter: nothing in it is
//! expanded, compiled or run, so nothing may stand there that would need it.

use crate::comment::comments;
use crate::fence::fences;
use crate::html;
use crate::problem::Problem;
use crate::project::Project;
use crate::text::{illegible, line_of};

/// The file below `src`, which mdBook knows by this name.
pub const FILE: &str = "404.md";

/// Everything that is wrong with the page, if there is one.
pub fn problems(project: &Project) -> Vec<Problem> {
    let file = project.root.join("src").join(FILE);
    if !file.exists() {
        return Vec::new();
    }
    let text = match project.read(&file) {
        Ok(text) => text,
        Err(problem) => return vec![problem],
    };
    let path = project.relative(&file);
    let mut problems = illegible(&path, &text);
    problems.extend(html::problems(&path, &text));
    let comments = comments(&text)
        .into_iter()
        .map(|span| (span.start, "a comment"));
    let includes = text.match_indices("{{#").map(|(at, _)| (at, "an include"));
    let fences = fences(&text)
        .into_iter()
        .map(|fence| (fence.span.start, "a fence"));
    problems.extend(comments.chain(includes).chain(fences).map(|(at, what)| {
        let what = format!("{what} has no use on a page that is no chapter");
        Problem::at(&path, what)
            .line(line_of(&text, at))
            .next("leave it out")
    }));
    problems
}
