//! The mutations that nobody notices and why nobody can, from `survivors.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file, for people.
pub const FILE: &str = "tests/mutations/survivors.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Explained {
    #[allow(dead_code, reason = "it is for people, and must be there")]
    because: String,
    mutations: Vec<String>,
}

static EXPLAINED: LazyLock<BTreeMap<String, Vec<Explained>>> = LazyLock::new(|| {
    toml::from_str(include_str!("survivors.toml")).unwrap_or_else(|error| panic!("{FILE}: {error}"))
});

/// The listing and the change, for each.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    EXPLAINED.iter().flat_map(|(listing, all)| {
        let keys = all.iter().flat_map(|explained| &explained.mutations);
        keys.map(|key| (listing.as_str(), key.as_str()))
    })
}
