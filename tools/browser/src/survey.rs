//! Opens every page as every reader, once, and keeps what there is to say about each.

use crate::axe::{self, Violation};
use crate::book::Page;
use crate::chromium::Chromium;
use crate::seen::Seen;
use crate::tab::Tab;
use crate::view::View;
use press::problem::{Problem, Problems};
use proofs::side_by_side;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Pixels of a picture; of the print page nobody looks at more.
const PICTURED: u32 = 16_000;

/// Opens what is folded, and waits until the page has heard of it and has been drawn.
const UNFOLD: &str = "new Promise((done) => {
    document.querySelectorAll('details').forEach((it) => { it.open = true; });
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done(null))));
})";

/// One look at a page.
#[derive(Debug)]
pub struct Look {
    /// The page and the view, for a message.
    pub place: String,
    url: String,
    pub seen: Seen,
    /// What is wider than the screen, as selectors, each with the pixels that it needs and has.
    pub wide: Vec<(String, u32, u32)>,
    /// What axe says; empty where it is not installed.
    pub violations: Vec<Violation>,
}

/// What to do with each page besides looking at it.
#[derive(Debug, Default)]
pub struct Tools {
    /// Axe's script.
    pub axe: Option<String>,
    /// The folder for pictures.
    pub pictures: Option<PathBuf>,
}

/// Does one thing with each item, in a tab per processor; the results are in the items' order.
///
/// # Errors
/// All items' problems.
pub fn each<I: Send, R: Send>(
    chromium: &Chromium,
    items: impl IntoIterator<Item = I>,
    work: impl Fn(&mut Tab, I) -> Result<R, Problem> + Sync,
) -> Result<Vec<R>, Problems> {
    let tabs: Mutex<Vec<Tab>> = Mutex::default();
    let idle = || tabs.lock().unwrap_or_else(PoisonError::into_inner);
    let mut results = side_by_side(items.into_iter().enumerate(), |(number, item)| {
        let tab = idle().pop();
        let result = tab
            .map_or_else(|| Tab::new(chromium), Ok)
            .and_then(|mut tab| {
                let result = work(&mut tab, item);
                idle().push(tab);
                result
            });
        (number, result)
    });
    results.sort_by_key(|(number, _)| *number);
    let mut problems = Problems::default();
    let done = results
        .into_iter()
        .filter_map(|(_, result)| problems.take(result))
        .collect();
    problems.or(done)
}

/// Every page in every view.
///
/// # Errors
/// Where a page cannot be opened.
pub fn survey(chromium: &Chromium, pages: &[Page], tools: &Tools) -> Result<Vec<Look>, Problems> {
    let looks = pages
        .iter()
        .flat_map(|page| View::all().into_iter().map(move |view| (page, view)));
    each(chromium, looks, |tab, (page, view)| {
        look(tab, page, view, tools)
    })
}

/// One page in one view.
///
/// # Errors
/// Where it cannot be opened.
pub fn look(tab: &mut Tab, page: &Page, view: View, tools: &Tools) -> Result<Look, Problem> {
    tab.open(&page.url, view)?;
    if let Some(folder) = &tools.pictures {
        picture(tab, &folder.join(picture_name(&page.name, view)))?;
    }
    // What we ask needs scripts; the page's own have had their chance.
    tab.allow_scripts()?;
    let mut wide = too_wide(tab)?;
    // What is folded up is part of the page, too.
    tab.read::<()>(UNFOLD)?;
    wide.extend(too_wide(tab)?);
    wide.dedup();
    let violations = match &tools.axe {
        Some(script) => axe::violations(tab, script)?,
        None => Vec::new(),
    };
    Ok(Look {
        place: page.seen_as(view),
        url: page.url.clone(),
        seen: tab.seen().clone(),
        wide,
        violations,
    })
}

fn picture_name(page: &str, view: View) -> String {
    let view = view.to_string().replace(", ", "-").replace(' ', "");
    format!(
        "{}-{view}.png",
        page.replace('/', "-").trim_end_matches(".html")
    )
}

fn picture(tab: &mut Tab, file: &Path) -> Result<(), Problem> {
    let picture = tab.picture(PICTURED)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(file, picture))
        .map_err(|e| Problem::file(file, "write", e))
}

/// Whether the page, or what it lies in, can be scrolled sideways, and what makes it so: whatever
/// ends farther right than the screen and in nothing that is meant to be scrolled.
fn too_wide(tab: &mut Tab) -> Result<Vec<(String, u32, u32)>, Problem> {
    tab.read(
        "(() => {
            const name = (it) => it.tagName.toLowerCase() + (it.id ? '#' + it.id : '')
                + [...it.classList].map((one) => '.' + one).join('');
            const found = [];
            const page = [];
            for (let it = document.querySelector('main') ?? document.body; it; it = it.parentElement)
                page.push(it);
            for (const it of page)
                if (it.scrollWidth > it.clientWidth)
                    found.push([name(it), it.scrollWidth, it.clientWidth]);
            if (found.length === 0) return found;
            const screen = document.documentElement.clientWidth;
            const scrolls = (it) => it && !page.includes(it)
                && (getComputedStyle(it).overflowX !== 'visible' || scrolls(it.parentElement));
            for (const it of document.body.querySelectorAll('*')) {
                const end = it.getBoundingClientRect().right;
                if (end > screen + 0.5 && !page.includes(it) && !scrolls(it.parentElement))
                    found.push([name(it), Math.ceil(end), screen]);
            }
            return found.slice(0, 20);
        })()",
    )
}

/// What a reader would call wrong with this look; nothing about accessibility.
impl Look {
    /// Errors of scripts, and whatever else the console shows in red.
    pub fn errors(&self) -> Vec<Problem> {
        let problem = |error: &String| Problem::at(&self.place, format!("an error: {error}"));
        self.seen.errors.iter().map(problem).collect()
    }

    /// Requests to another host than the one that the page is from: none, for a file.
    pub fn requests(&self) -> Vec<Problem> {
        let host = |url: &str| url.split('/').take(3).collect::<Vec<_>>().join("/");
        let own = host(&self.url);
        let inline = |url: &&String| url.starts_with("data:") || url.starts_with("blob:");
        self.seen
            .requests
            .iter()
            .filter(|url| host(url) != own && !inline(url))
            .map(|url| Problem::at(&self.place, format!("asks another host for {url}")))
            .collect()
    }

    /// What makes the page wider than the screen.
    pub fn widths(&self) -> Vec<Problem> {
        self.wide
            .iter()
            .map(|(what, needs, has)| {
                let what = format!("{what} needs {needs} px and has {has} px");
                Problem::at(&self.place, what)
            })
            .collect()
    }

    /// What axe found: a line for each rule, and below it where and why.
    pub fn violations(&self) -> Vec<Problem> {
        lines(&self.place, &self.violations)
    }
}

/// A line for each rule that is broken at this place, and below it where on the page and why.
pub fn lines(place: &str, violations: &[Violation]) -> Vec<Problem> {
    let problem = |rule: &Violation| {
        let why = |(place, why): &(String, String)| {
            let why: Vec<&str> = why.lines().skip(1).map(str::trim).collect();
            format!("{place}: {}", why.join(" "))
        };
        let places: Vec<String> = rule.places.iter().map(why).collect();
        let what = format!("{} ({}), {} times", rule.help, rule.id, places.len());
        Problem::at(place, what).detail(places.join("\n"))
    };
    violations.iter().map(problem).collect()
}
