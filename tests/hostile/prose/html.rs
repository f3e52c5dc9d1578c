//! HTML that does not belong into a chapter.

use crate::kind::Must::Refuse;
use crate::kind::{CHAPTERS, Kind};

/// HTML that would reach beyond its place on the page, or run there.
const WRONG_HTML: [&str; 12] = [
    "<script>document.body.remove()</script>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src=\"https://example.com\"></iframe>",
    "</main>",
    "</div></div></div>",
    "<details><summary>more</summary>",
    "<style>* { display: none }</style>",
    "<div style=\"display:none\">",
    "<textarea>",
    "<plaintext>",
    "Text <b onclick=\"alert(1)\">bold.",
];

pub fn html() -> Vec<Kind> {
    vec![
        Kind::new(
            "HTML that reaches too far",
            Refuse,
            WRONG_HTML.len(),
            |draw| {
                let html = draw.next(&WRONG_HTML);
                draw.insert(html)
            },
        ),
        Kind::new("an element's end is dropped", Refuse, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line == "</details>",
                |_, lines, at| {
                    lines.remove(at);
                    Some(())
                },
            )
        }),
        Kind::new("a comment without an end", Refuse, 2, |draw| {
            draw.insert("Text. <!-- and so on")
        }),
        Kind::new("a section of XML", Refuse, 2, |draw| {
            let text = draw.next(&["<![CDATA[", "<?php echo 1"]);
            draw.insert(text)
        }),
    ]
}
