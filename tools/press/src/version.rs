//! What the explorer writes has a version, and only one is read.

use crate::explored::Exploration;
use serde::Deserialize;

/// The version of the explorer's format that is read here.
const VERSION: u32 = 2;

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// What the explorer has written.
///
/// # Errors
/// Where it is in another version of the format, or in none.
pub fn read(json: &[u8]) -> Result<Exploration, String> {
    let Versioned { version } = serde_json::from_slice(json).map_err(|e| e.to_string())?;
    if version != VERSION {
        return Err(format!(
            "the explorer writes version {version} of its format, and press reads version {VERSION}"
        ));
    }
    serde_json::from_slice(json).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_the_format_is_refused_in_one_line() {
        let known = format!(
            "{{\"version\":{VERSION},\"exhaustive\":true,\"assumed\":null,\
             \"output_may_be_cut_off\":false,\"cut\":[],\"schedules\":\"1\",\"outcomes\":[]}}"
        );
        assert!(read(known.as_bytes()).is_ok());
        let older = known.replace("\"version\":2", "\"version\":1");
        assert_eq!(
            read(older.as_bytes()).unwrap_err(),
            "the explorer writes version 1 of its format, and press reads version 2"
        );
        let none = read(b"{}").unwrap_err();
        assert!(none.contains("version"), "{none}");
    }
}
