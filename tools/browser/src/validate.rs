//! Whether the pages are valid HTML, as html-validate reads the standard.

use press::problem::Problem;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How to get what comes from npm, for a message.
pub const INSTALL: &str = "get it with `.ci/run node`, which needs pip or npm";

/// Where `.ci/run` puts the validator, below `target/`.
const FILE: &str = "node/node_modules/html-validate/bin/html-validate.mjs";

/// What the standard demands and what helps readers with assistive technology; nothing on style.
const RULES: &str =
    r#"{"root": true, "extends": ["html-validate:standard", "html-validate:a11y"]}"#;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    file_path: PathBuf,
    messages: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    rule_id: String,
    line: usize,
    message: String,
}

/// The validator, ready to run.
pub struct Validator {
    node: PathBuf,
    program: PathBuf,
}

/// The validator below `target`, run by Node from there or from PATH.
///
/// # Errors
/// Where one of them is not installed; says how to get it.
pub fn find(target: &Path, path: &str) -> Result<Validator, Problem> {
    let missing = || {
        Problem::new("HTML is not validated: html-validate or Node is not installed").next(INSTALL)
    };
    let program = Some(target.join(FILE)).filter(|file| file.is_file());
    let node = std::iter::once(target.join("python/bin"))
        .chain(std::env::split_paths(path))
        .map(|folder| folder.join("node"))
        .find(|file| file.is_file());
    Ok(Validator {
        program: program.ok_or_else(missing)?,
        node: node.ok_or_else(missing)?,
    })
}

impl Validator {
    /// What is not valid in these pages; `work` is a folder for the validator's settings.
    ///
    /// # Errors
    /// Where the validator does not run.
    pub fn problems(&self, pages: &[PathBuf], work: &Path) -> Result<Vec<Problem>, Problem> {
        let failed = |e: &dyn std::fmt::Display| Problem::file(&self.program, "run", e);
        let rules = work.join("html-validate.json");
        std::fs::create_dir_all(work)
            .and_then(|()| std::fs::write(&rules, RULES))
            .map_err(|e| Problem::file(&rules, "write", e))?;
        let output = Command::new(&self.node)
            .arg(&self.program)
            .args(["--formatter", "json", "--config"])
            .arg(&rules)
            .args(pages)
            .output()
            .map_err(|e| failed(&e))?;
        let found: Vec<Page> = serde_json::from_slice(&output.stdout)
            .map_err(|e| failed(&format!("{e}: {}", String::from_utf8_lossy(&output.stderr))))?;
        let problem = |page: &Page, found: &Message| {
            let name = page.file_path.file_name().unwrap_or_default();
            let what = format!("{} ({})", found.message, found.rule_id);
            Problem::at(name.to_string_lossy(), what).line(found.line)
        };
        Ok(found
            .iter()
            .flat_map(|page| page.messages.iter().map(|found| problem(page, found)))
            .collect())
    }
}
