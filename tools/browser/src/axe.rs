//! What axe-core has to say about a page: every rule of WCAG 2.2 A and AA, and its best practices.

use crate::tab::Tab;
use press::problem::Problem;
use serde::Deserialize;
use std::path::Path;

/// Where `.ci/run` puts axe-core, below `target/`.
const FILE: &str = "node/node_modules/axe-core/axe.min.js";

/// A rule that a page breaks.
#[derive(Debug, Deserialize)]
pub struct Violation {
    pub id: String,
    pub help: String,
    /// Where, as selectors, and why.
    pub places: Vec<(String, String)>,
}

/// Axe's script.
///
/// # Errors
/// Where it is not installed; says how to get it.
pub fn script(target: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(target.join(FILE)).map_err(|_| {
        Problem::new("accessibility is not checked: axe-core is not installed")
            .next(super::validate::INSTALL)
    })
}

/// The rules that the page breaks as it stands.
///
/// # Errors
/// Where axe cannot be run.
pub fn violations(tab: &mut Tab, script: &str) -> Result<Vec<Violation>, Problem> {
    // Rules that are too new to be on by default are asked for by name: target-size is one.
    const ASK: &str = "
        (async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa',
                'best-practice'];
            const rules = {};
            for (const rule of axe.getRules(tags)) {
                const off = rule.tags.includes('experimental') || rule.tags.includes('deprecated');
                rules[rule.ruleId] = { enabled: !off };
            }
            const runOnly = { type: 'tag', values: tags };
            // Preloading asks for the style sheets a second time, which a page of files may not.
            const options = { runOnly, rules, resultTypes: ['violations'], preload: false };
            const found = await axe.run(document, options);
            return found.violations.map(({ id, help, nodes }) => ({
                id,
                help,
                places: nodes.map((node) => [node.target.join(' '), node.failureSummary]),
            }));
        })()";
    tab.read::<Option<bool>>(&format!("{{ {script} }}; null"))?;
    tab.read(ASK)
}
