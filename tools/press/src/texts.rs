//! Keeps what each directive gave, so that mdbook-cmdrun carries out only those whose listing, run,
//! exploration or press itself has changed.

use crate::directive::Directive;
use crate::problem::Problem;
use crate::project::Project;
use crate::store;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The texts of all directives of a book.
pub struct Texts<'p> {
    project: &'p Project,
    /// Tells one build of press from another.
    press: String,
    kept: BTreeMap<String, String>,
    used: BTreeMap<String, String>,
    /// All that the page of claims takes from the chapters.
    marked: String,
    /// All that the page of listings takes from them.
    shown: String,
    /// Digests of what the text of a directive depends on, by the folders and files.
    digests: BTreeMap<Vec<PathBuf>, String>,
}

impl<'p> Texts<'p> {
    /// What an earlier build has kept; `press` is the program that the directives call, `marked`
    /// all that the page of claims takes from the chapters, `shown` all that the page of listings
    /// does.
    ///
    /// # Errors
    /// Where the program is not there.
    pub fn load(
        project: &'p Project,
        press: &Path,
        marked: String,
        shown: String,
    ) -> Result<Texts<'p>, Problem> {
        let stamp = std::fs::metadata(press)
            .and_then(|data| Ok((data.len(), data.modified()?)))
            .map_err(|e| Problem::file(press, "read", e))?;
        Ok(Texts {
            project,
            press: format!("{stamp:?}"),
            kept: store::read(&path(project)).unwrap_or_default(),
            used: BTreeMap::new(),
            marked,
            shown,
            digests: BTreeMap::new(),
        })
    }

    /// The directive's text: the one that is kept, or what `carry_out` gives.
    ///
    /// # Errors
    /// Those of `carry_out`, and files that cannot be read.
    pub fn get(
        &mut self,
        directive: &Directive,
        carry_out: impl FnOnce() -> Result<String, Problem>,
    ) -> Result<String, Problem> {
        let mut digest = self.digest(directive)?;
        match directive {
            Directive::Claims => digest += &store::text(&self.marked),
            Directive::Listings => digest += &store::text(&self.shown),
            _ => {}
        }
        let key = format!("{directive} {} {digest}", self.press);
        let text = match self.kept.get(&key) {
            Some(text) => text.clone(),
            None => carry_out()?,
        };
        self.used.insert(key, text.clone());
        Ok(text)
    }

    /// Keeps the texts that were asked for, and no others.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn save(self) -> Result<(), Problem> {
        match self.used == self.kept {
            true => Ok(()),
            false => store::write(&path(self.project), &self.used),
        }
    }

    /// The digest of everything that the directive's text can depend on.
    fn digest(&mut self, directive: &Directive) -> Result<String, Problem> {
        let project = self.project;
        let mut paths: Vec<PathBuf> = Vec::new();
        for name in directive.listings() {
            paths.push(project.listings().join(name));
            paths.push(store::record(project, name));
            paths.push(store::exploration(project, name));
            paths.push(store::graph(project, name));
            if let Some(sampling) = directive.sampling() {
                paths.push(store::sample(project, name, sampling.times));
            }
        }
        match directive {
            Directive::Listings => paths.push(project.listings()),
            Directive::Claims => paths.push(project.listings()),
            _ => {}
        }
        if let Some(known) = self.digests.get(&paths) {
            return Ok(known.clone());
        }
        paths.retain(|path| path.exists());
        let digest = store::folders(&paths)?;
        self.digests.insert(paths, digest.clone());
        Ok(digest)
    }
}

fn path(project: &Project) -> PathBuf {
    project.work.join("texts.json")
}
