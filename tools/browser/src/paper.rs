//! What remains of a page without scripts, and on paper.

use crate::stepper::UNFOLD;
use crate::tab::Tab;
use press::problem::Problem;

/// Functions for the questions below. Whether anybody sees an element: it has a place, and nothing
/// around it hides it.
const ASK: &str = "
    const name = (it) => it.tagName.toLowerCase() + (it.id ? '#' + it.id : '')
        + [...it.classList].map((one) => '.' + one).join('');
    const seen = (it) => {
        const box = it.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && it.checkVisibility({
            contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true,
        });
    };
";

/// Without scripts, and on paper, a stepper is the table of its outcomes: what is wrong with that.
///
/// # Errors
/// Where the page cannot be asked.
pub fn steppers(tab: &mut Tab, place: &str) -> Result<Vec<Problem>, Problem> {
    let found: Vec<String> = tab.read(&format!(
        "(() => {{ {ASK} {UNFOLD}
            const found = [];
            document.querySelectorAll('thread-play').forEach((play, index) => {{
                const table = play.querySelector('.outcomes table');
                if (!table || ![...table.querySelectorAll('tr')].every(seen))
                    found.push(`the table of outcomes of stepper ${{index + 1}} is not seen`);
                if ([...play.querySelectorAll('.stepper, .stepper *')].some(seen))
                    found.push(`stepper ${{index + 1}} is seen, and cannot be used here`);
            }});
            return found;
        }})()"
    ))?;
    Ok(found.iter().map(|what| Problem::at(place, what)).collect())
}

/// On paper nothing can be unfolded: what of the page's `<details>` is not printed.
///
/// # Errors
/// Where the page cannot be asked.
pub fn folded(tab: &mut Tab, place: &str) -> Result<Vec<Problem>, Problem> {
    // A page may unfold what it has when it is told that it will be printed.
    let found: Vec<String> = tab.read(&format!(
        "(() => {{ {ASK} {UNFOLD}
            dispatchEvent(new Event('beforeprint'));
            const hidden = [...document.querySelectorAll('main details > :not(summary)')]
                .filter((it) => it.getClientRects && !it.closest('.stepper') && !seen(it))
                .filter((it) => it.textContent.trim() && it.tagName !== 'SCRIPT')
                // Where each output is from is told once, at the foot of the page.
                .filter((it) => !it.closest('details.made'))
                .map((it) => `${{name(it)}} in a folded part: ${{it.textContent.trim().slice(0, 40)}}`);
            dispatchEvent(new Event('afterprint'));
            return hidden;
        }})()"
    ))?;
    let problem = |what: &String| Problem::at(place, format!("is not printed: {what}"));
    Ok(found.iter().map(problem).collect())
}
