//! Reads a listing's folder by what its `Cargo.toml` says, and says what it lacks.

mod keys;

use crate::expectation::Kind;
use crate::explored::HOW;
use crate::folder;
use crate::html;
use crate::listing::Listing;
use crate::pattern;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::text::is_name;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// How long a listing may run before it counts as hanging; generous, since it only stops a hang.
const LIMIT: Duration = Duration::from_secs(60);
/// How long a listing that is expected to hang must stay silent before it is stopped.
const QUIET: Duration = Duration::from_secs(2);

/// The listing in `folder`.
///
/// # Errors
/// Everything that keeps the folder from being a listing.
pub fn load(project: &Project, folder: PathBuf) -> Result<Listing, Problems> {
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let manifest_path = folder.join("Cargo.toml");
    let at = |what: String| Problem::at(project.relative(&manifest_path), what);
    let text = project.read(&manifest_path)?;
    let manifest: Manifest = toml::from_str(&text)
        .map_err(|e| Problem::toml(project.relative(&manifest_path), &text, &e))?;

    let (kind, expected) = folder::expectation(project, &folder, "expected", &Kind::ALL)?;
    let mut problems = Problems::default();
    // The line that begins so is the one to mend.
    let mut demand = |holds: bool, start: &str, what: String| {
        let begins = |line: &str| !start.is_empty() && line.starts_with(start);
        if !holds {
            problems.0.push(match text.lines().position(begins) {
                Some(index) => at(what).line(index + 1),
                None => at(what),
            });
        }
    };
    demand(
        is_name(&name),
        "",
        "a listing's name is made of lower-case words joined by hyphens".to_string(),
    );
    demand(
        manifest.package.name == format!("listing-{name}"),
        "name",
        format!("the package's name should be \"listing-{name}\""),
    );
    demand(
        manifest.package.description.ends_with('.'),
        "description",
        "`description` should be one sentence on what the listing shows".to_string(),
    );
    let description = &manifest.package.description;
    demand(
        html::problems("", description).is_empty()
            && !["<!--", "{{", "\n", "```"]
                .iter()
                .any(|it| description.contains(it)),
        "description",
        "`description` should be plain text on one line: it stands in the table of all listings"
            .to_string(),
    );
    let rejected = kind == Kind::Rejected;
    demand(
        name.ends_with("-rejected") == rejected,
        "",
        format!(
            "a folder whose name ends in -rejected has an {}, and no other folder has",
            Kind::Rejected.file_name()
        ),
    );
    demand(
        manifest.bin.len() == 1 && manifest.bin[0].name == manifest.package.name,
        "[[bin]]",
        format!("there should be one [[bin]], called \"listing-{name}\""),
    );
    for bin in &manifest.bin {
        demand(
            !bin.test,
            "[[bin]]",
            "[[bin]] needs `test = false`, or every test run links the listing twice".to_string(),
        );
        let guarded = bin.required_features == ["rejected"];
        demand(
            rejected == (guarded && manifest.features.contains_key("rejected")),
            "[[bin]]",
            "a rejected listing, and no other, has `rejected = []` under [features] \
             and `required-features = [\"rejected\"]` under [[bin]]"
                .to_string(),
        );
    }
    for (start, what) in keys::foreign(project, &folder, &text) {
        demand(false, &start, what);
    }
    for key in keys::misplaced(&text) {
        demand(
            false,
            "",
            format!(
                "`{key}` does nothing here; how a listing is run and explored stands under [package.metadata.listing]"
            ),
        );
    }
    let options = manifest.package.metadata.listing;
    demand(
        options.explore.is_none() || options.unexplored.is_none(),
        "",
        "`explore` and `unexplored` contradict each other; keep one".to_string(),
    );
    let program = std::fs::read_to_string(folder.join("src/main.rs")).unwrap_or_default();
    demand(
        rejected
            || !program.contains("spawn(")
            || options.explore.is_some()
            || options.unexplored.is_some(),
        "",
        format!(
            "this listing starts a thread and is not explored; write {HOW}, or say `unexplored = \"why\"` there"
        ),
    );
    let default = if kind == Kind::Hang { QUIET } else { LIMIT };
    let limit = match options.limit.as_deref().map(seconds) {
        None => default,
        Some(Some(limit)) => limit,
        Some(None) => {
            demand(
                false,
                "limit",
                "`limit` should be whole seconds, as in \"2s\"".to_string(),
            );
            default
        }
    };
    problems.0.extend(folder::stray_files(project, &folder));
    if kind == Kind::Varies {
        let file = project.relative(&folder.join(kind.file_name()));
        let wrong = pattern::problems(&expected).into_iter();
        problems
            .0
            .extend(wrong.map(|(line, what)| Problem::at(&file, what).line(line)));
    }
    let original = problems.take(folder::original(project, &folder)).flatten();
    problems.or(Listing {
        name,
        description: manifest.package.description,
        edition: manifest.package.edition,
        dependencies: manifest.dependencies.to_string(),
        release: options.release,
        limit,
        limited: options.limit.is_some(),
        alone: options.alone,
        explore: options.explore,
        unexplored: options.unexplored,
        kind,
        expected,
        original,
        folder,
    })
}

fn seconds(text: &str) -> Option<Duration> {
    text.strip_suffix('s')?
        .parse()
        .ok()
        .map(Duration::from_secs)
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
    #[serde(default)]
    bin: Vec<Bin>,
    #[serde(default)]
    features: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    dependencies: toml::Table,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    edition: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    listing: Options,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Options {
    release: bool,
    limit: Option<String>,
    alone: bool,
    explore: Option<String>,
    unexplored: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Bin {
    name: String,
    #[serde(default = "yes")]
    test: bool,
    #[serde(default)]
    required_features: Vec<String>,
}

fn yes() -> bool {
    true
}
