//! The book as it is read, rendered anew into `target/browser/book`.

use crate::view::View;
use press::problem::Problem;
use press::project::Project;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use walkdir::WalkDir;

/// The rendered book.
#[derive(Debug, Clone)]
pub struct Book {
    pub folder: PathBuf,
    /// The pages, the longest first: who begins with it is not kept waiting by it.
    pub files: Vec<PathBuf>,
}

/// The repository that this crate stands in.
pub fn project() -> Project {
    Project::here()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    let work = project().work;
    work.parent().unwrap_or(&work).to_path_buf()
}

/// A folder for what these tests leave behind, `target/browser/NAME`.
pub fn work(name: &str) -> PathBuf {
    target().join("browser").join(name)
}

/// The book, rendered once in a process.
///
/// # Errors
/// Where it cannot be rendered.
pub fn shared() -> Result<&'static Book, Problem> {
    static SHARED: LazyLock<Result<Book, Problem>> = LazyLock::new(|| {
        let folder = work("book");
        render(&project(), &folder)?;
        Book::at(folder)
    });
    SHARED.as_ref().map_err(Problem::clone)
}

/// Press renders as its readers have it do so: only a package's own tests are given its program.
fn render(project: &Project, folder: &Path) -> Result<(), Problem> {
    let rendered = proofs::cargo()
        .args(["run", "--quiet", "--", "build", "--dest-dir"])
        .arg(folder)
        .current_dir(&project.root)
        .output()
        .map_err(|e| Problem::new(format!("the book cannot be rendered: {e}")))?;
    match rendered.status.success() {
        true => Ok(()),
        false => Err(Problem::new("the book cannot be rendered")
            .next("run `cargo run -- build`")
            .detail(String::from_utf8_lossy(&rendered.stderr))),
    }
}

impl Book {
    /// The book that was rendered into this folder.
    ///
    /// # Errors
    /// Where the folder cannot be read, or has no page.
    pub fn at(folder: PathBuf) -> Result<Book, Problem> {
        let mut pages = Vec::new();
        for entry in WalkDir::new(&folder) {
            let entry = entry.map_err(|e| Problem::file(&folder, "read", e))?;
            if entry.path().extension().is_some_and(|end| end == "html") {
                let length = entry.metadata().map_or(0, |data| data.len());
                pages.push((length, entry.into_path()));
            }
        }
        if pages.is_empty() {
            return Err(Problem::file(&folder, "read", "it has no page"));
        }
        pages.sort_by(|one, other| other.cmp(one));
        Ok(Book {
            folder,
            files: pages.into_iter().map(|(_, page)| page).collect(),
        })
    }

    /// Where the browser finds it as files.
    pub fn address(&self) -> String {
        format!("file://{}", self.folder.display())
    }

    /// The pages as files; the page for what is not found has its links from a site's root, and
    /// is opened there.
    pub fn pages(&self, site: &str) -> Vec<Page> {
        let mut pages = self.pages_from(&self.address());
        for page in &mut pages {
            if page.name == "404.html" {
                page.url = format!("{site}/404.html");
            }
        }
        pages
    }

    /// The pages below this address.
    pub fn pages_from(&self, root: &str) -> Vec<Page> {
        let page = |file: &PathBuf| {
            let below = file.strip_prefix(&self.folder).unwrap_or(file);
            let name = below.display().to_string();
            Page {
                url: format!("{root}/{name}"),
                name,
            }
        };
        self.files.iter().map(page).collect()
    }
}

/// A page, and where the browser finds it.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its path below the book's folder.
    pub name: String,
    pub url: String,
}

impl Page {
    /// The page and the view, for a message.
    pub fn seen_as(&self, view: View) -> String {
        format!("{} ({view})", self.name)
    }
}
