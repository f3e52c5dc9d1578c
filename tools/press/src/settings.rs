//! What `book.toml` may say: its chapters lie in `src`, its looks in `theme`, and no program of
//! anybody else's makes a page of them.

use crate::not_found;
use crate::problem::Problem;
use crate::project::Project;
use mdbook_driver::config::Config;
use std::path::{Component, Path};

/// The file that holds the settings.
pub const FILE: &str = "book.toml";

/// Everything in the settings, whose text and tables these are, that leads elsewhere.
pub fn problems(
    project: &Project,
    text: &str,
    tables: &toml::Table,
    config: &Config,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong = |mark: &str, what: String| {
        let line = text.lines().position(|line| line.contains(mark));
        problems.push(Problem::at(FILE, what).line(line.map_or(1, |index| index + 1)));
    };
    if config.book.src != Path::new("src") {
        wrong("src", "`src` should be \"src\"".to_string());
    }
    for (kind, own) in [("output", "html"), ("preprocessor", "cmdrun")] {
        let table = tables.get(kind).and_then(toml::Value::as_table);
        for name in table.into_iter().flat_map(toml::Table::keys) {
            if name != own {
                let what = format!("{kind}.{name} would run a program that is none of the book's");
                wrong(&format!("{kind}.{name}"), what);
            }
        }
    }
    let html = config.html_config().unwrap_or_default();
    if html.theme.is_some_and(|theme| theme != Path::new("theme")) {
        wrong("theme =", "`theme` should be \"theme\"".to_string());
    }
    if html.input_404.is_some_and(|file| file != not_found::FILE) {
        let what = format!("`input-404` should be \"{}\"", not_found::FILE);
        wrong("input-404", what);
    }
    if !html.redirect.is_empty() {
        let what = "a redirect would be a page of no chapter; leave it out";
        wrong("redirect", what.to_string());
    }
    for file in html.additional_css.iter().chain(&html.additional_js) {
        let shown = file.display().to_string();
        let is_below = file
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !is_below {
            wrong(&shown, format!("{shown} is outside the book"));
        } else if !file.starts_with("theme") {
            wrong(&shown, format!("{shown} is not in theme"));
        } else if !project.root.join(file).is_file() {
            wrong(&shown, format!("{shown} does not exist"));
        }
    }
    problems
}
