//! Each check is seen to fail, on a small page that is broken on purpose.

use crate::{axe_script, chromium, or_skip};
use browser::book::{self, Page};
use browser::survey::{self, Look, Tools};
use browser::tab::Tab;
use browser::view::{Medium, View};
use browser::{paper, stepper, validate};
use press::problem::Problem;
use std::path::PathBuf;

/// A file with a page whose body is this.
fn file(name: &str, body: &str) -> PathBuf {
    let folder = book::work("broken");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let file = folder.join(format!("{name}.html"));
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>{name}</title></head>\
         <body><main><h1>{name}</h1>{body}</main></body></html>\n"
    );
    std::fs::write(&file, page).expect("the target folder can be written");
    file
}

fn page(name: &str, body: &str) -> Page {
    Page {
        name: name.to_string(),
        url: format!("file://{}", file(name, body).display()),
    }
}

/// What a look at such a page finds; nothing where there is no browser.
fn look(name: &str, body: &str, tools: &Tools) -> Option<Look> {
    let mut tab = tab()?;
    let view = View {
        width: 360,
        ..View::PLAIN
    };
    Some(survey::look(&mut tab, &page(name, body), view, tools).expect("the page can be opened"))
}

fn tab() -> Option<Tab> {
    Some(Tab::new(chromium()?).expect("a tab can be opened"))
}

#[track_caller]
fn says(problems: &[Problem], expected: &[&str]) {
    let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
    for expected in expected {
        assert!(
            said.iter().any(|line| line.contains(expected)),
            "\nnobody says \"{expected}\":\n{}\n",
            said.join("\n")
        );
    }
}

#[test]
fn a_sound_page_has_nothing_wrong() {
    let tools = Tools {
        axe: axe_script().ok(),
        pictures: None,
    };
    let Some(look) = look("sound", "<p>A page.</p>", &tools) else {
        return;
    };
    let all = [
        look.errors(),
        look.requests(),
        look.widths(),
        look.violations(),
    ];
    crate::assert_none(&all.concat());
}

#[test]
fn an_error_of_a_script_is_found() {
    let body = "<script>nowhere();</script>\
                <script>Promise.reject(new Error('nobody waits'));</script>\
                <script>console.error('said aloud');</script><img src=\"missing.png\" alt=\"\">";
    let Some(look) = look("error", body, &Tools::default()) else {
        return;
    };
    let expected = [
        "nowhere is not defined",
        "nobody waits",
        "said aloud",
        "missing.png",
    ];
    says(&look.errors(), &expected);
}

#[test]
fn a_request_to_another_host_is_found() {
    let body = "<img src=\"https://one.example/a.png\" alt=\"\">\
                <link rel=\"stylesheet\" href=\"https://two.example/a.css\">\
                <script>fetch('https://three.example/').catch(() => {});\
                new WebSocket('wss://four.example/');</script>\
                <iframe title=\"5\" src=\"https://five.example/\"></iframe>";
    let Some(look) = look("request", body, &Tools::default()) else {
        return;
    };
    let hosts = ["one", "two", "three", "four", "five"].map(|host| format!("{host}.example"));
    says(&look.requests(), &hosts.each_ref().map(String::as_str));
}

#[test]
fn what_is_wider_than_the_screen_is_found_and_named() {
    let body = "<div id=\"wide\" style=\"width: 500px\">x</div>";
    let Some(found) = look("wide", body, &Tools::default()) else {
        return;
    };
    says(&found.widths(), &["div#wide needs"]);
    let body =
        "<details><summary>x</summary><pre id=\"folded\" style=\"width: 500px\">x</pre></details>";
    let found = look("folded", body, &Tools::default()).expect("there is a browser");
    says(&found.widths(), &["pre#folded needs"]);
    let body = "<div style=\"overflow-x: auto\"><div style=\"width: 500px\">x</div></div>";
    let found = look("scrolled", body, &Tools::default()).expect("there is a browser");
    crate::assert_none(&found.widths());
}

#[test]
fn what_breaks_a_rule_of_accessibility_is_found() {
    let Some(script) = or_skip(axe_script()) else {
        return;
    };
    let tools = Tools {
        axe: Some(script),
        pictures: None,
    };
    let body = "<p style=\"color: #aaa\">pale</p><h4>deep</h4><details><summary>x</summary>\
                <button></button></details>\
                <div><button style=\"width:10px;height:10px;padding:0\" aria-label=\"a\"></button>\
                <button style=\"width:10px;height:10px;padding:0\" aria-label=\"b\"></button></div>";
    let Some(found) = look("pale", body, &tools) else {
        return;
    };
    let rules = [
        "(color-contrast)",
        "(heading-order)",
        "(button-name)",
        "(target-size)",
    ];
    says(&found.violations(), &rules);
}

#[test]
fn what_is_not_valid_is_found() {
    let path = std::env::var("PATH").unwrap_or_default();
    let Some(validator) = or_skip(validate::find(&book::target(), &path)) else {
        return;
    };
    let file = file(
        "invalid",
        "<p><a href=\"a\"><a href=\"b\">x</a></a><img></p>",
    );
    let problems = validator.problems(&[file], &book::work("broken"));
    let problems = problems.expect("the validator runs");
    says(
        &problems,
        &[
            "invalid.html:2: ",
            "(element-permitted-content)",
            "(element-required-attributes)",
        ],
    );
}

/// A stepper of one step, whose script is `script`.
fn stepper_of(script: &str) -> String {
    format!(
        "<thread-play><script type=\"application/json\">{{\"name\": \"one\", \"endings\": \
         [{{\"kind\": \"exit\", \"code\": 0}}], \"outcomes\": \
         [{{\"printed\": \"done\\n\", \"ending\": 0, \"way\": [[0, 0]]}}]}}</script>\
         <div class=\"outcomes\"><table><tr><td>done</td></tr></table></div></thread-play>
         <script>
            let taken = 0;
            const inside = document.createElement('div');
            inside.className = 'stepper';
            document.querySelector('thread-play').append(inside);
            const actions = {{ restart: () => 0, undo: () => 0, '0 0': () => 1, 'to 0': () => 1 }};
            function act(key) {{
                taken = actions[key]();
                inside.replaceChildren();
                for (const key of taken ? ['restart', 'undo', 'to 0'] : ['0 0', 'restart', 'undo', 'to 0']) {{
                    const button = document.createElement('button');
                    button.textContent = key === '0 0' ? '1. main: print' : key;
                    button.dataset.key = key;
                    button.onclick = () => act(key);
                    inside.append(button);
                }}
                inside.append(taken ? 'done, Outcome 1: exits' : 'not yet');
                inside.insertAdjacentHTML('beforeend', `<p class=tools><a href='#taken=${{taken}}'>link</a></p>`);
                inside.querySelector('button').focus();
            }}
            inside.onkeydown = (event) => {{
                const key = {{ 1: '0 0', Backspace: 'undo', Home: 'restart' }}[event.key];
                if (key) act(key);
            }};
            onhashchange = () => act(location.hash === '#taken=1' ? '0 0' : 'restart');
            act('restart');
            {script}
         </script>"
    )
}

fn played(name: &str, script: &str) -> Option<Vec<Problem>> {
    let mut tab = tab()?;
    let page = page(name, &stepper_of(script));
    tab.open(&page.url, View::PLAIN).expect("the page opens");
    let plays = stepper::plays(&mut tab).expect("it has a stepper");
    let problems = plays.iter().enumerate().flat_map(|(index, play)| {
        stepper::play(&mut tab, index, play, name).expect("it is played")
    });
    Some(problems.collect())
}

#[test]
fn a_stepper_that_does_not_do_as_it_should_is_found() {
    let Some(sound) = played("plays", "") else {
        return;
    };
    crate::assert_none(&sound);
    let broken = [
        (
            "actions['to 0'] = () => 0;",
            "at once: it does not show the output \"done\"",
        ),
        (
            "actions['0 0'] = () => 0;",
            "by click: step 1 changes nothing",
        ),
        (
            "onhashchange = null;",
            "by click: its link does not restore the schedule",
        ),
        (
            "actions.undo = () => 1;",
            "by click: undo does not lead back to step 0",
        ),
        ("inside.onkeydown = null;", "by key: step 1 changes nothing"),
        (
            "inside.insertAdjacentHTML('afterend', '<i style=\"position:fixed;inset:0\"></i>');",
            "something lies over the button",
        ),
    ];
    for (script, expected) in broken {
        says(
            &played("misplays", script).expect("there is a browser"),
            &[expected],
        );
    }
}

#[test]
fn what_paper_and_pages_without_scripts_lack_is_found() {
    let Some(mut tab) = tab() else { return };
    let body = stepper_of("document.querySelector('table').hidden = true;");
    let view = View {
        medium: Medium::Print,
        ..View::PLAIN
    };
    tab.open(&page("unprinted", &body).url, view)
        .expect("it opens");
    let found = paper::steppers(&mut tab, "p").expect("it can be asked");
    says(
        &found,
        &["outcomes of stepper 1 is not seen", "stepper 1 is seen"],
    );

    let body = "<details><summary>x</summary><p>the answer</p></details>";
    tab.open(&page("unfolded", body).url, view)
        .expect("it opens");
    let found = paper::folded(&mut tab, "p").expect("it can be asked");
    says(&found, &["is not printed: p in a folded part: the answer"]);

    // Without scripts nothing adds a stepper, and nothing hides the table.
    let body = stepper_of("document.querySelector('table').hidden = true;");
    let view = View {
        scripts: false,
        ..View::PLAIN
    };
    tab.open(&page("unscripted", &body).url, view)
        .expect("it opens");
    crate::assert_none(&paper::steppers(&mut tab, "p").expect("it can be asked"));
}
