//! Breakages of programs, and programs that would break whoever builds the book.

mod acts;

use crate::kind::Must::{Accept, Either, Refuse};
use crate::kind::{Breakage, Draw, Edit, Kind};

/// A listing that is added to the book.
const NAME: &str = "hostile";

pub fn kinds() -> Vec<Kind> {
    let mut kinds = sources();
    kinds.extend(acts::misbehaving());
    let kinds = kinds.into_iter().map(Kind::compiled);
    kinds
        .chain(acts::explored().into_iter().map(Kind::slow))
        .collect()
}

/// Adds a listing and shows it in a chapter.
fn added(draw: &mut Draw, program: &str, expected: &str, more: &str) -> Option<Breakage> {
    let folder = format!("listings/{NAME}");
    let manifest = format!(
        "[package]\nname = \"listing-{NAME}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         description = \"Misbehaves.\"\n\n[[bin]]\nname = \"listing-{NAME}\"\npath = \"src/main.rs\"\n\
         test = false\n\n[package.metadata.listing]\n{more}\n"
    );
    let shown = format!(
        "```rust\n{{{{#include ../{folder}/src/main.rs}}}}\n```\n\n\
         ```console\n<!-- cmdrun press show {NAME} -->\n```"
    );
    let broken = draw.insert(&shown)?;
    Some(
        broken
            .write(format!("{folder}/Cargo.toml"), manifest)
            .write(format!("{folder}/src/main.rs"), program)
            .write(format!("{folder}/expected.txt"), expected),
    )
}

fn sources() -> Vec<Kind> {
    const MAIN: &str = "src/main.rs";
    let source = |draw: &mut Draw| draw.file_of_listing(MAIN).map(|(_, path)| path);
    vec![
        Kind::new("a program is cut in the middle", Refuse, 4, move |draw| {
            let path = source(draw)?;
            let text = draw.text(&path);
            let at = draw.rng.usize(1..text.trim_end().len());
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at))?;
            Some(Breakage::new(path.as_str()).write(path.clone(), &text[..at]))
        }),
        Kind::new(
            "a line of a program is deleted",
            Either("it may have been a comment, or not needed"),
            5,
            move |draw| {
                let path = source(draw)?;
                let mut lines = draw.lines(&path);
                let at = draw.rng.usize(..lines.len());
                lines.remove(at);
                let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
                Some(Breakage::new(format!("{path}:{}", at + 1)).write(path, text))
            },
        ),
        Kind::new("a program prints something else", Refuse, 3, |draw| {
            draw.at_line(
                ("listings/race-orders/", MAIN),
                |line| line.contains("println!(\""),
                |_, lines, at| {
                    lines[at] = lines[at].replacen("println!(\"", "println!(\"other ", 1);
                    Some(())
                },
            )
        }),
        Kind::new(
            "a program prints something else, in a file that seems old",
            Refuse,
            2,
            |draw| {
                let path = "listings/solution-all-orders/src/main.rs";
                let text = draw
                    .text(path)
                    .replacen("println!(\"", "println!(\"other ", 1);
                let age = draw.rng.u64(1..1_000_000_000);
                Some(Breakage::new(path).with(Edit::Aged(path.to_string(), text.into_bytes(), age)))
            },
        ),
        Kind::new("a program is empty", Refuse, 2, move |draw| {
            let path = source(draw)?;
            Some(Breakage::new(path.as_str()).write(path.clone(), ""))
        }),
        Kind::new("a program is no text", Refuse, 3, move |draw| {
            let path = source(draw)?;
            let text = [draw.text(&path).as_bytes(), b"// \xff\n"].concat();
            Some(Breakage::new(path.as_str()).write(path.clone(), text))
        }),
        Kind::new("a program is not there", Refuse, 2, move |draw| {
            let path = source(draw)?;
            Some(Breakage::new(path.as_str()).with(Edit::Remove(path.clone())))
        }),
        Kind::new(
            "a program holds what a page would take for its own",
            Refuse,
            7,
            |draw| {
                let comment = draw.next(&[
                    "{{#include ../../../../secret.txt}}",
                    "{{#include main.rs}}",
                    "<!-- cmdrun touch pwned -->",
                    "<!-- cmdrun press show race -->",
                    "*/\n```\n/*",
                    "It is so. <!-- claim: it_is_so -->",
                    "<!-- and so on",
                ]);
                let program =
                    format!("/*\n{comment}\n*/\nfn main() {{\n    println!(\"one\");\n}}\n");
                added(draw, &program, "one\n", "")
            },
        ),
        Kind::new("a program holds HTML", Accept, 2, |draw| {
            let text = draw.next(&[
                "</code></pre><script>alert(1)</script>",
                "&lt;script&gt; &amp; </main>",
                "<!-- and so on",
            ]);
            let program = format!("fn main() {{\n    println!(\"{text}\");\n}}\n");
            added(draw, &program, &format!("{text}\n"), "")
        }),
        Kind::new(
            "a program with anchors",
            Either("they are comments like others"),
            1,
            |draw| {
                let program = "fn main() {\n    // ANCHOR: one\n    println!(\"one\");\n    // ANCHOR_END: one\n}\n";
                added(draw, program, "one\n", "")
            },
        ),
        Kind::new("a program's lines end as on Windows", Accept, 1, |draw| {
            added(
                draw,
                "fn main() {\r\n    println!(\"one\");\r\n}\r\n",
                "one\n",
                "",
            )
        }),
        Kind::new(
            "a program begins with a byte order mark",
            Accept,
            1,
            |draw| {
                added(
                    draw,
                    "\u{feff}fn main() {\n    println!(\"one\");\n}\n",
                    "one\n",
                    "",
                )
            },
        ),
        Kind::new("a program that the compiler chokes on", Refuse, 2, |draw| {
            let depth = 20_000;
            let deep = format!(
                "fn main() {{\n    let _ = {}1{};\n}}\n",
                "(".repeat(depth),
                ")".repeat(depth)
            );
            let long = "const LONG: u8 = {\n    loop {}\n};\n\nfn main() {\n    println!(\"{LONG}\");\n}\n";
            let program = draw.next(&[deep, long.to_string()]);
            added(draw, &program, "one\n", "")
        }),
        Kind::new(
            "a program that the compiler has much to say on",
            Refuse,
            1,
            |draw| {
                let lines: String = (0..3_000)
                    .map(|n| format!("    let a{n}: u8 = \"{n}\";\n"))
                    .collect();
                added(draw, &format!("fn main() {{\n{lines}}}\n"), "one\n", "")
            },
        ),
    ]
}
