//! Which listings the public playground may be asked to run: those that finish there, with the
//! crates it has, and whose output does not depend on the machine more than on the scheduler.

use crate::expectation::Kind;
use crate::listing::Listing;
use regex::Regex;
use std::sync::LazyLock;

/// Crates of the book's listings that the playground has, too, each with its default features.
const CRATES: [&str; 2] = ["ndarray", "parking_lot"];

/// What leads out of the program: to other processes, to files, to what the harness sets.
static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(Command|File|fs|net|env|stdin|include_str|include_bytes)\b")
        .expect("the pattern of what leads outside is an expression")
});

/// Whether the program, the text of the listing's `main.rs`, finishes on the playground.
///
/// A listing that is not explored measures time, starts more threads than the playground allows, or
/// needs a feature that the playground's crates lack. `may_hang` is what its exploration says: a
/// program that hangs once in a thousand runs does not finish either.
pub fn finishes(listing: &Listing, program: &str, may_hang: bool) -> bool {
    !matches!(listing.kind, Kind::Hang | Kind::Rejected)
        && !may_hang
        && !listing.alone
        && !listing.release
        && !listing.limited
        && listing.unexplored.is_none()
        && has_crates(&listing.dependencies)
        && !OUTSIDE.is_match(program)
}

/// Whether the playground has these dependencies, as they stand in a manifest.
fn has_crates(dependencies: &str) -> bool {
    dependencies
        .parse::<toml::Table>()
        .is_ok_and(|dependencies| {
            dependencies
                .iter()
                .all(|(name, wanted)| CRATES.contains(&name.as_str()) && wanted.is_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use std::time::Duration;

    const PLAIN: &str = "use std::thread;\nfn main() { thread::scope(|_| {}); }\n";

    fn listing() -> Listing {
        Listing {
            name: "one".to_string(),
            folder: PathBuf::new(),
            description: String::new(),
            edition: "2024".to_string(),
            dependencies: "parking_lot = \"0.13\"\n".to_string(),
            release: false,
            limit: Duration::from_secs(60),
            limited: false,
            alone: false,
            explore: Some("main()".to_string()),
            unexplored: None,
            kind: Kind::Varies,
            expected: String::new(),
            original: None,
        }
    }

    #[test]
    fn a_program_of_std_and_known_crates_finishes() {
        assert!(finishes(&listing(), PLAIN, false));
        let std = Listing {
            dependencies: String::new(),
            ..listing()
        };
        assert!(finishes(&std, PLAIN, false));
    }

    #[test]
    fn each_reason_not_to_ask_is_enough() {
        assert!(!finishes(&listing(), PLAIN, true));
        type Change = fn(&mut Listing);
        let changes: [Change; 8] = [
            |listing| listing.kind = Kind::Hang,
            |listing| listing.kind = Kind::Rejected,
            |listing| listing.alone = true,
            |listing| listing.release = true,
            |listing| listing.limited = true,
            |listing| listing.unexplored = Some("measures time".to_string()),
            |listing| listing.dependencies = "rayon = \"1\"\n".to_string(),
            |listing| {
                listing.dependencies =
                    "parking_lot = { version = \"0.13\", features = [\"x\"] }\n".to_string();
            },
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let mut changed = listing();
            change(&mut changed);
            assert!(!finishes(&changed, PLAIN, false), "change {index}");
        }
        for outside in [
            "use std::process::Command;",
            "use std::{fs, thread};",
            "std::fs::read_to_string(path)",
            "env!(\"CARGO_MANIFEST_DIR\")",
            "std::io::stdin().lines()",
            "TcpStream::connect(std::net::Ipv4Addr::LOCALHOST)",
        ] {
            assert!(!finishes(&listing(), outside, false), "{outside}");
        }
        assert!(finishes(
            &listing(),
            "std::process::exit(offset.environment)",
            false
        ));
    }
}
