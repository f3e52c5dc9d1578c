//! The book as it is read, rendered anew into `target/browser/book`.

use press::problem::Problem;
use press::project::Project;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use walkdir::WalkDir;

/// The rendered book.
#[derive(Debug, Clone)]
pub struct Book {
    pub folder: PathBuf,
    /// The pages' files, the longest first: who begins with it is not kept waiting by it.
    pub pages: Vec<PathBuf>,
}

/// The repository that this crate stands in.
pub fn project() -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the crate lies two folders below the root");
    Project::at(root.to_path_buf())
}

/// A folder for what these tests leave behind, `target/browser/NAME`.
pub fn work(name: &str) -> PathBuf {
    let target = project().work.parent().map(Path::to_path_buf);
    target.unwrap_or_default().join("browser").join(name)
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
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let rendered = Command::new(cargo)
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
            pages: pages.into_iter().map(|(_, page)| page).collect(),
        })
    }

    /// A page's path below the book's folder.
    pub fn name(&self, page: &Path) -> String {
        let below = page.strip_prefix(&self.folder).unwrap_or(page);
        below.display().to_string()
    }
}
