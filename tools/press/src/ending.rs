//! How a run ends. It is the explorer's own table, so that no word on a page differs from what the
//! command prints.

#[path = "../../explorer/src/ending.rs"]
mod table;

pub use table::Ending;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// As `tools/explorer/src/json.rs` writes it.
#[derive(Serialize, Deserialize)]
struct Written {
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<i32>,
}

impl Serialize for Ending {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let code = match self {
            Ending::Exit(code) => Some(*code),
            _ => None,
        };
        let kind = self.kind().to_string();
        Written { kind, code }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ending {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ending, D::Error> {
        let Written { kind, code } = Written::deserialize(deserializer)?;
        let ending = Ending::of(&kind, code.unwrap_or(0));
        ending.ok_or_else(|| D::Error::custom(format!("no run ends with {kind:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_read_as_it_is_written() {
        for ending in Ending::ALL.into_iter().chain([Ending::Exit(3)]) {
            let written = serde_json::to_string(&ending).expect("it can be written");
            let read: Ending = serde_json::from_str(&written).expect("it can be read");
            assert_eq!(read, ending, "{written}");
            assert_eq!(Ending::from_word(&ending.word()), Some(ending));
        }
        assert!(serde_json::from_str::<Ending>("{\"kind\":\"exits\"}").is_err());
        assert_eq!(Ending::from_word("exits"), None);
    }
}
