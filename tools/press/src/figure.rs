//! The figures that are made of a listing's exploration, and whether one can be made.

use crate::claims;
use crate::directive::Directive;
use crate::explored::{Exploration, Explorations, Outcome};
use crate::graph::Graph;
use crate::guards;
use crate::listing::{Listing, Listings};
use crate::play;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::timeline;

/// The figure that the directive asks for, as HTML; none where it asks for something else.
///
/// # Errors
/// Where the exploration does not have the outcome, or is too large to be drawn.
pub fn html(
    project: &Project,
    directive: &Directive,
    listings: &Listings,
    explorations: &Explorations,
) -> Result<Option<String>, Problems> {
    let (Directive::Timeline(name, _) | Directive::Guards(name, _) | Directive::Play(name)) =
        directive
    else {
        return Ok(None);
    };
    let listing = listings.get(name)?;
    let exploration = explorations.get(listing)?;
    let graph = Graph::load(project, listing)?;
    let source = project.read(&listing.source())?;
    let call = listing.explore.as_deref().unwrap_or_default();
    Ok(Some(match directive {
        Directive::Timeline(_, number) => {
            let outcome = outcome(listing, exploration, *number)?;
            timeline::html(listing, exploration, &graph, *number, outcome)
        }
        Directive::Guards(_, number) => {
            let outcome = outcome(listing, exploration, *number)?;
            guards::html(listing, &source, &graph, outcome)?
        }
        _ => {
            let claims = claims::load(project, listings)?;
            play::html(listing, call, &source, exploration, &graph, &claims)
        }
    }))
}

/// Whether the figure that the directive asks for can be made, as far as the exploration tells.
///
/// # Errors
/// Where it cannot.
pub fn check(
    directive: &Directive,
    listings: &Listings,
    explorations: &Explorations,
) -> Result<(), Problem> {
    if let Directive::Timeline(name, number) | Directive::Guards(name, number) = directive {
        let listing = listings.get(name)?;
        // What is wrong with the exploration itself is said where that is checked.
        if let Ok(exploration) = explorations.get(listing) {
            outcome(listing, exploration, *number)?;
        }
    }
    Ok(())
}

/// The outcome with this number, counted from 1, which has a schedule.
fn outcome<'e>(
    listing: &Listing,
    exploration: &'e Exploration,
    number: usize,
) -> Result<&'e Outcome, Problem> {
    let name = &listing.name;
    let count = exploration.outcomes.len();
    let outcome = number
        .checked_sub(1)
        .and_then(|index| exploration.outcomes.get(index))
        .ok_or_else(|| {
            Problem::new(format!("listing \"{name}\" has no outcome {number}"))
                .next(format!("it has {count}, counted from 1"))
        })?;
    match outcome.schedule.is_empty() {
        false => Ok(outcome),
        true => Err(Problem::new(format!(
            "listing \"{name}\" has {count} outcomes, too many for their schedules to be kept"
        ))
        .next("let its `explore` make the program smaller")),
    }
}
