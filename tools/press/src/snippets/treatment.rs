//! How a fence is tested, as the words behind its backticks say it.

use crate::expectation::Kind;
use crate::fence::Fence;
use crate::listing::Listing;
use std::fmt;

/// How a snippet is compiled and what must become of it; its text is the mark.
pub(super) struct Treatment<'f> {
    edition: &'f str,
    pub must: Must<'f>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Must<'f> {
    Run,
    Compile,
    Panic,
    /// Be refused with this error code, or by this lint, and no other.
    Fail(&'f str),
}

impl<'f> Treatment<'f> {
    /// How this fence is tested, which shows a listing's program or none; `None` where it holds no
    /// Rust.
    ///
    /// # Errors
    /// Why it would escape the tests.
    pub(super) fn of(
        fence: &'f Fence,
        listing: Option<&'f Listing>,
        default_edition: &'f str,
    ) -> Result<Option<Treatment<'f>>, String> {
        let mut words = fence.words();
        let language = words.next().unwrap_or_default();
        if language.is_empty() {
            return Err(
                "this fence does not say what it holds; write `text` after its \
                    backticks if it is no program"
                    .to_string(),
            );
        }
        if language != "rust" {
            return match listing {
                Some(_) => Err(format!(
                    "this fence shows a listing's program and is marked \"{language}\""
                )),
                None if language.eq_ignore_ascii_case("rust") || language == "rs" => Err(format!(
                    "this fence is marked \"{language}\", which is not tested; write `rust`"
                )),
                None => Ok(None),
            };
        }
        let mut treatment = Treatment {
            edition: listing.map_or(default_edition, |listing| listing.edition.as_str()),
            must: Must::Run,
        };
        let kind = listing.map(|listing| listing.kind);
        let mut refused = false;
        for word in words {
            match word {
                "compile_fail" => refused = true,
                "should_panic" => treatment.must = Must::Panic,
                "no_run" if kind == Some(Kind::Hang) => treatment.must = Must::Compile,
                "no_run" => {
                    return Err("`no_run` is for a listing that is expected to hang; \
                            every other fence is run"
                        .to_string());
                }
                "edition2015" | "edition2018" | "edition2021" | "edition2024" => {
                    treatment.edition = &word["edition".len()..];
                }
                _ if is_error_code(word) || is_lint(word) => treatment.must = Must::Fail(word),
                _ => {
                    return Err(format!(
                        "`{word}` is not an attribute that is tested in this book; leave it out"
                    ));
                }
            }
        }
        let must = match (kind, treatment.must) {
            (Some(Kind::Rejected), Must::Run) => Some("`rust,compile_fail` and the error's code"),
            (Some(Kind::Hang), Must::Run) => Some("`rust,no_run`"),
            (Some(Kind::Panic), Must::Run) => Some("`rust,should_panic`"),
            _ => None,
        };
        if let Some(mark) = must.filter(|_| !refused) {
            return Err(format!(
                "this fence shows a listing that is not meant to run to its end; mark it {mark}"
            ));
        }
        if refused != matches!(treatment.must, Must::Fail(_)) {
            return Err("`compile_fail` and the error's code go together, \
                    as in `rust,compile_fail,E0382`"
                .to_string());
        }
        Ok(Some(treatment))
    }
}

impl fmt::Display for Treatment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "//@ edition {}", self.edition)?;
        match self.must {
            Must::Run | Must::Compile => Ok(()),
            Must::Panic => write!(f, ", panics"),
            Must::Fail(code) => write!(f, ", fails with {code}"),
        }
    }
}

fn is_error_code(word: &str) -> bool {
    word.len() == 5
        && word.starts_with('E')
        && word[1..].chars().all(|digit| digit.is_ascii_digit())
}

/// An error of a lint has a name in place of a code, as in `let_underscore_lock`.
fn is_lint(word: &str) -> bool {
    word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mark that a fence without a listing gets, or why it is refused.
    fn treated(info: &str) -> Result<Option<String>, String> {
        let fence = Fence {
            info: info.to_string(),
            code: String::new(),
            span: 0..0,
        };
        Treatment::of(&fence, None, "2024").map(|treatment| treatment.map(|t| t.to_string()))
    }

    #[test]
    fn every_rust_fence_is_tested_in_its_own_way() {
        for (info, mark) in [
            ("rust", "//@ edition 2024"),
            ("rust,edition2021", "//@ edition 2021"),
            ("rust,should_panic", "//@ edition 2024, panics"),
            (
                "rust,compile_fail,E0382",
                "//@ edition 2024, fails with E0382",
            ),
            (
                "rust,compile_fail,E0382,edition2018",
                "//@ edition 2018, fails with E0382",
            ),
            (
                "rust,compile_fail,let_underscore_lock",
                "//@ edition 2024, fails with let_underscore_lock",
            ),
        ] {
            assert_eq!(treated(info), Ok(Some(mark.to_string())), "{info}");
        }
        assert_eq!(treated("console"), Ok(None));
        assert_eq!(treated("text"), Ok(None));
    }

    #[test]
    fn a_fence_that_would_escape_the_tests_is_refused() {
        for info in [
            "rust,ignore",
            "rust,no_run",
            "rust,norun",
            "rust,compile_fail",
            "rust,E0382",
            "rust,should_panik",
            "Rust",
            "rs",
            "",
        ] {
            assert!(treated(info).is_err(), "{info}");
        }
    }
}
