//! Where the repository is, found when the program runs: a checkout may be moved after it was built.

use std::env;
use std::path::{Path, PathBuf};

/// A file that the repository has, and no other folder.
const MARK: &str = "tools/explorer/Cargo.toml";

/// The repository: the one to which what cargo runs belongs, or in which the caller stands, or in which
/// this program lies. For a command that was installed from a clone, the clone. None if it is gone.
pub fn find() -> Option<PathBuf> {
    let cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = env::current_dir().ok();
    let program = env::current_exe().ok();
    // Compiled in, and so the last resort: only where the command was installed is nothing else known.
    let installed_from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    [cargo, here, program, Some(installed_from)]
        .into_iter()
        .flatten()
        .find_map(|place| above(&place))
}

/// The repository in which the place lies.
fn above(place: &Path) -> Option<PathBuf> {
    let found = place.ancestors().find(|folder| folder.join(MARK).is_file());
    found.map(Path::to_path_buf)
}

/// The repository.
///
/// # Panics
/// Where there is none.
pub fn root() -> PathBuf {
    find().unwrap_or_else(|| panic!("{}", missing()))
}

/// What to tell a person where there is no repository.
pub fn missing() -> String {
    format!(
        "no folder here or above has {MARK}, and the clone from which this command was installed is gone \
         from where it was; install it again with `cargo install --path tools/proofs` in a clone"
    )
}

/// A program of this workspace that cargo has compiled for the calling test, beside it.
///
/// # Panics
/// Where it has not.
pub fn binary(name: &str) -> PathBuf {
    let test = env::current_exe().expect("a test is a program");
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    let beside = test.ancestors().skip(1).take(2);
    let found = beside
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("cargo has compiled no {name} beside {}", test.display()))
}

#[cfg(test)]
mod tests {
    use super::above;
    use std::fs;

    #[test]
    fn the_repository_is_where_its_mark_is_now() {
        let folder = std::env::temp_dir().join(format!("proofs-moved-{}", std::process::id()));
        let old = folder.join("old");
        let below = |root: &std::path::Path| root.join("target/debug/deps");
        fs::create_dir_all(old.join("tools/explorer")).expect("a folder can be made");
        fs::write(old.join(super::MARK), "").expect("a file can be written");
        assert_eq!(above(&below(&old)), Some(old.clone()));
        let new = folder.join("new");
        fs::rename(&old, &new).expect("a folder can be moved");
        assert_eq!(above(&below(&new)), Some(new));
        assert_eq!(above(&below(&old)), None);
        fs::remove_dir_all(&folder).expect("a folder can be removed");
    }
}
