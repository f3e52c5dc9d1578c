//! The versions of packages with which programs are compiled: those of the repository's own lock.

use crate::repository::root;
use std::fs;
use std::io;
use std::path::Path;

/// Gives the workspace at `home` a copy of the repository's lock, unless it has been given this one;
/// what cargo has left out of the copy since stays left out.
///
/// # Errors
/// Where the lock cannot be read, or the copy not be written.
pub fn copy(home: &Path) -> io::Result<()> {
    let lock = fs::read(root().join("Cargo.lock"))?;
    let given = home.join("Cargo.lock.given");
    if fs::read(&given).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    fs::write(home.join("Cargo.lock"), &lock)?;
    fs::write(given, lock)
}

#[cfg(test)]
mod tests {
    use super::copy;
    use crate::repository::root;
    use std::fs;

    #[test]
    fn a_workspace_is_given_a_lock_that_has_changed_and_keeps_what_cargo_made_of_it() {
        let home = root().join("target/proofs/a-lock-of-its-own");
        fs::create_dir_all(&home).expect("the folder can be made");
        let (lock, given) = (home.join("Cargo.lock"), home.join("Cargo.lock.given"));
        let own = fs::read(root().join("Cargo.lock")).expect("there is a lock");

        fs::write(&given, "another").expect("the folder can be written to");
        copy(&home).expect("the lock can be copied");
        assert!(fs::read(&lock).expect("there is a copy") == own);

        fs::write(&lock, "less").expect("the folder can be written to");
        copy(&home).expect("the lock can be copied");
        assert_eq!(fs::read(&lock).expect("there is a copy"), b"less");
    }
}
