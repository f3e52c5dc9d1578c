//! Mends what mdBook's frame around a chapter does to readers who use a keyboard or have the page
//! read to them, and what the HTML standard does not allow; `tools/browser` finds out whether all
//! of it is.
//!
//! mdBook's template is mended at each build and not kept, so that mdBook can be upgraded: what is no
//! longer there needs no mending, and what is new and wrong is found by those tests.

use crate::copy::copy_files;
use crate::problem::Problem;
use crate::store::write_whole;
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};
use mdbook_driver::config::HtmlConfig;
use mdbook_html::theme::Theme;
use std::path::Path;

/// Lets the keyboard reach what can be scrolled.
const SCRIPT: &str = include_str!("frame.js");

/// The template of all pages.
const TEMPLATE: &str = "index.hbs";

/// How mdBook begins the frame that stands for the sidebar without scripts.
const FRAME: &str = "<iframe class=\"sidebar-iframe-outer\"";

/// Writes the book's theme into `folder`, with the template of its pages mended: the theme's own, or
/// mdBook's. So a page is whole as soon as mdBook has rendered it, however many there are.
///
/// # Errors
/// Where a file cannot be read or written, or the template is no HTML.
pub fn write_theme(theme: &Path, folder: &Path) -> Result<(), Problem> {
    let failed = |e: &dyn std::fmt::Display| Problem::file(folder, "write", e);
    let mut config = HtmlConfig::default();
    config.theme = Some(folder.to_path_buf());
    // The template is among the files that mdBook copies for whoever wants a theme, and nowhere else.
    Theme::copy_theme(&config, folder).map_err(|e| failed(&e))?;
    let template = folder.join(TEMPLATE);
    let text = std::fs::read(&template).map_err(|e| failed(&e))?;
    std::fs::remove_dir_all(folder).map_err(|e| failed(&e))?;
    write_whole(&template, &text)?;
    copy_files(theme, folder)?;
    mend(&template)
}

/// Mends the page of the table of contents, whose template mdBook keeps to itself.
///
/// # Errors
/// Where it cannot be read or written, or is no HTML.
pub fn mend_contents(pages: &Path) -> Result<(), Problem> {
    mend(&pages.join("toc.html"))
}

fn mend(path: &Path) -> Result<(), Problem> {
    let text = std::fs::read_to_string(path).map_err(|e| Problem::file(path, "read", e))?;
    let text = mended(&text).map_err(|e| Problem::file(path, "mend", e))?;
    std::fs::write(path, text).map_err(|e| Problem::file(path, "write", e))
}

/// The same page or template, mended. Each line names the rules of axe-core and of html-validate
/// that it answers.
fn mended(html: &str) -> Result<String, lol_html::errors::RewritingError> {
    let handlers = vec![
        // axe: region. The bar is the page's banner, and the search a landmark.
        element!("#mdbook-menu-bar", |it| rename(it, "header")),
        element!("#mdbook-search-wrapper", |it| rename(it, "search")),
        // html-validate: wcag/h32. Nothing is ever submitted: mdBook searches at each key.
        element!("form#mdbook-searchbar-outer", |it| rename(it, "div")),
        // axe: label; html-validate: no-missing-references.
        element!("#mdbook-searchbar", |it| {
            it.set_attribute("aria-label", "Search this book")?;
            set(it, "aria-describedby", "mdbook-searchresults-header")
        }),
        // axe: aria-allowed-attr, aria-prohibited-attr.
        element!("label#mdbook-sidebar-toggle", sidebar_button),
        // html-validate: no-implicit-button-type.
        element!("button:not([type])", |it| set(it, "type", "button")),
        // html-validate: unique-landmark. Only one of the two is seen, by the page's width.
        element!("nav.nav-wrapper", |it| {
            set(it, "aria-label", "Previous and next chapter")
        }),
        element!("nav.nav-wide-wrapper", |it| {
            set(it, "aria-label", "Previous and next chapter, at the sides")
        }),
        // html-validate: attribute-misuse. These words mean nothing on a link.
        element!("a[rel='edit']", |it| {
            it.remove_attribute("rel");
            Ok(())
        }),
        element!("a[rel='next prefetch']", |it| set(it, "rel", "next")),
        // The page in that frame. html-validate: element-required-content; axe:
        // document-title, page-has-heading-one, region.
        element!("body.sidebar-iframe-inner", |it| {
            it.prepend("<main><h1>Table of contents</h1>", ContentType::Html);
            it.append("</main>", ContentType::Html);
            Ok(())
        }),
        // axe: scrollable-region-focusable.
        element!("body:not(.sidebar-iframe-inner)", |it| {
            it.append(&format!("<script>\n{SCRIPT}</script>\n"), ContentType::Html);
            Ok(())
        }),
    ];
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    let html = rewrite_str(html, settings)?;
    // A rewriter takes what stands in <noscript> for text.
    // html-validate: element-required-attributes; axe: frame-title.
    let html = html.replacen(FRAME, &format!("{FRAME} title=\"Table of contents\""), 1);
    Ok(match html.contains("<title>") {
        true => html,
        false => html.replacen(
            "</head>",
            // Without an icon of its own a browser would ask for one that is not there.
            "<title>Table of contents</title><link rel=\"icon\" href=\"data:,\">\n    </head>",
            1,
        ),
    })
}

fn rename(it: &mut Element, name: &str) -> HandlerResult {
    Ok(it.set_tag_name(name)?)
}

fn set(it: &mut Element, attribute: &str, value: &str) -> HandlerResult {
    Ok(it.set_attribute(attribute, value)?)
}

/// mdBook's button for the sidebar is a label, which the keyboard cannot reach and which may not
/// say what it is or whether the sidebar is open. With scripts it becomes a button; it clicks the
/// label's box after mdBook's own script has made the sidebar ready. Without them the label stays.
fn sidebar_button(it: &mut Element) -> HandlerResult {
    const CLICK: &str =
        "setTimeout(() => document.getElementById('mdbook-sidebar-toggle-anchor').click())";
    it.set_tag_name("button")?;
    it.remove_attribute("for");
    it.set_attribute("type", "button")?;
    it.set_attribute("onclick", CLICK)?;
    it.after(
        "<noscript><label class=\"icon-button\" for=\"mdbook-sidebar-toggle-anchor\">\
         ☰<span hidden>Table of contents</span></label></noscript>",
        ContentType::Html,
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{TEMPLATE, mended, write_theme};

    #[track_caller]
    fn becomes(before: &str, after: &str) {
        let page = |body| format!("<head><title>One</title></head>{body}");
        assert_eq!(mended(&page(before)).unwrap(), page(after));
    }

    #[test]
    fn the_bar_is_a_banner_and_the_search_a_landmark() {
        becomes(
            "<div id=\"mdbook-menu-bar\"><div>1</div></div>\n<div id=\"mdbook-search-wrapper\">\
             <form id=\"mdbook-searchbar-outer\">2</form></div>",
            "<header id=\"mdbook-menu-bar\"><div>1</div></header>\n\
             <search id=\"mdbook-search-wrapper\">\
             <div id=\"mdbook-searchbar-outer\">2</div></search>",
        );
    }

    #[test]
    fn the_sidebar_has_a_button_with_scripts_and_a_label_without() {
        let label = "<label id=\"mdbook-sidebar-toggle\" for=\"mdbook-sidebar-toggle-anchor\" \
                     aria-label=\"Toggle\">=</label>";
        let html = mended(label).unwrap();
        assert!(html.starts_with("<button id=\"mdbook-sidebar-toggle\" aria-label=\"Toggle\""));
        assert!(html.contains(">=</button><noscript><label "), "{html}");
    }

    #[test]
    fn what_means_nothing_on_a_link_is_left_out() {
        becomes("<a rel=\"edit\" href=\"x\">1</a>", "<a href=\"x\">1</a>");
        becomes("<a rel=\"next prefetch\">1</a>", "<a rel=\"next\">1</a>");
        becomes("<a rel=\"prev\">1</a>", "<a rel=\"prev\">1</a>");
    }

    #[test]
    fn the_table_of_contents_is_a_page_with_a_title() {
        let html = "<head></head><body class=\"sidebar-iframe-inner\"><ol></ol></body>";
        let html = mended(html).unwrap();
        assert!(html.contains("<title>Table of contents</title>"), "{html}");
        assert!(html.contains("<main><h1>Table of contents</h1><ol></ol></main></body>"));
        assert!(!html.contains("<script>"), "{html}");
        becomes(
            "<noscript>\n<iframe class=\"sidebar-iframe-outer\"></iframe></noscript>",
            "<noscript>\n<iframe class=\"sidebar-iframe-outer\" title=\"Table of contents\"></iframe>\
             </noscript>",
        );
    }

    #[test]
    fn the_template_is_the_themes_own_or_that_of_mdbook() {
        let place = tempfile::tempdir().unwrap();
        let (theme, folder) = (place.path().join("theme"), place.path().join("folder"));
        let template = |folder| {
            write_theme(&theme, folder).unwrap();
            std::fs::read_to_string(folder.join(TEMPLATE)).unwrap()
        };
        let of_mdbook = template(&folder);
        assert!(of_mdbook.contains("<header id=\"mdbook-menu-bar\" "));
        assert!(of_mdbook.contains("{{{ content }}}"));
        std::fs::create_dir(&theme).unwrap();
        std::fs::write(theme.join("one.css"), "p {}").unwrap();
        std::fs::write(
            theme.join(TEMPLATE),
            "<a rel=\"edit\" href=\"{{ x }}\">1</a>",
        )
        .unwrap();
        let own = template(&folder);
        assert!(own.starts_with("<a href=\"{{ x }}\">1</a>"), "{own}");
        assert!(folder.join("one.css").is_file());
        assert!(!folder.join("highlight.js").exists());
    }

    #[test]
    fn a_chapter_stays_as_it_is() {
        let chapter = "<main><pre><code>a &lt; b</code></pre>\n<p>è &amp; <b>é</b><br>\
                       <button type=\"submit\">x</button></main>";
        becomes(chapter, chapter);
    }
}
