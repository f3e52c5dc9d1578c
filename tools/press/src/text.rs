//! Small questions about text: where a byte stands, what a slip was meant for, what is a name.

/// The candidate that a typing error may have been meant for.
pub fn nearest<'a, S: AsRef<str> + 'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a S>,
) -> Option<&'a str> {
    /// Of two names that are nearer to each other than this, one may be a slip for the other.
    const SIMILAR: f64 = 0.6;
    candidates
        .into_iter()
        .map(|candidate| {
            let candidate = candidate.as_ref();
            (
                strsim::normalized_damerau_levenshtein(name, candidate),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= SIMILAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Whether `name` is made of lower-case words joined by hyphens.
pub fn is_name(name: &str) -> bool {
    name.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

/// The line, counted from 1, that the byte at `offset` stands in.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// The text for HTML, in an element or an attribute.
pub fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        let names = ["array-lock", "race", "join"];
        assert_eq!(nearest("array-lok", &names), Some("array-lock"));
        assert_eq!(nearest("raec", &names), Some("race"));
        assert_eq!(nearest("queue", &names), None);
    }

    #[test]
    fn names_are_lower_case_words() {
        assert!(is_name("element-race"));
        for bad in ["", "-a", "a--b", "A", "a_b", "a/b", "..", "a b"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
