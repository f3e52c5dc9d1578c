//! Breakages of programs, and programs that would break whoever builds the book.

use crate::kind::Must::{Accept, Either, Refuse};
use crate::kind::{Breakage, Draw, Edit, Kind};

/// A listing that is added to the book.
const NAME: &str = "hostile";

pub fn kinds() -> Vec<Kind> {
    let mut kinds = sources();
    kinds.extend(misbehaving());
    let kinds = kinds.into_iter().map(Kind::compiled);
    kinds
        .chain(explored().into_iter().map(Kind::slow))
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

/// What a program does, what it is expected to print, and whether it may stand on a page.
struct Act {
    name: &'static str,
    program: &'static str,
    must: crate::kind::Must,
}

const ACTS: &[Act] = &[
    Act {
        name: "a program forks and stays",
        program: "std::process::Command::new(\"sleep\").arg(\"1000\").spawn().unwrap();",
        must: Accept,
    },
    Act {
        name: "a program forks into another session and stays",
        program: "std::process::Command::new(\"setsid\").args([\"sleep\", \"1000\"]).spawn().unwrap();\n    \
                  std::thread::sleep(std::time::Duration::from_millis(300));",
        must: Accept,
    },
    Act {
        name: "a program forks twice into another session and stays",
        program: "std::process::Command::new(\"sh\").args([\"-c\", \"setsid sh -c 'sleep 1000 & sleep 1001' >/dev/null 2>&1 &\"]).status().unwrap();\n    \
                  std::thread::sleep(std::time::Duration::from_millis(300));",
        must: Accept,
    },
    Act {
        name: "a program forks without an environment and stays",
        program: "std::process::Command::new(\"/usr/bin/setsid\").env_clear().env(\"TMPDIR\", std::env::var(\"TMPDIR\").unwrap()).args([\"/usr/bin/sleep\", \"1000\"]).spawn().unwrap();\n    \
                  std::thread::sleep(std::time::Duration::from_millis(300));",
        must: Accept,
    },
    Act {
        name: "a program prints 50 MB",
        program: "for _ in 0..1_000_000 { println!(\"fifty bytes in a line, a million lines of them...\"); }",
        must: Refuse,
    },
    Act {
        name: "a program prints 50 MB in one line",
        program: "print!(\"{}\", \"x\".repeat(50_000_000));",
        must: Refuse,
    },
    Act {
        name: "a program prints 50 MB to standard error, from many threads",
        program: "std::thread::scope(|s| for _ in 0..8 { s.spawn(|| for _ in 0..125_000 { eprintln!(\"fifty bytes in a line, a million lines of them...\"); }); });",
        must: Refuse,
    },
    Act {
        name: "a program reads its input",
        program: "std::io::stdin().read_line(&mut String::new()).unwrap();",
        must: Accept,
    },
    Act {
        name: "a program closes its output",
        program: "use std::os::fd::FromRawFd;\n    drop(unsafe { std::fs::File::from_raw_fd(1) });\n    drop(unsafe { std::fs::File::from_raw_fd(2) });",
        must: Accept,
    },
    Act {
        name: "a program closes its output and stays",
        program: "use std::os::fd::FromRawFd;\n    drop(unsafe { std::fs::File::from_raw_fd(1) });\n    drop(unsafe { std::fs::File::from_raw_fd(2) });\n    loop { std::thread::park(); }",
        must: Refuse,
    },
    Act {
        name: "a program kills itself",
        program: "std::process::Command::new(\"kill\").args([\"-KILL\", &std::process::id().to_string()]).status().unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program kills its group",
        program: "std::process::Command::new(\"kill\").args([\"-KILL\", \"0\"]).status().unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program stops itself",
        program: "std::process::Command::new(\"kill\").args([\"-STOP\", &std::process::id().to_string()]).status().unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program aborts",
        program: "std::process::abort();",
        must: Refuse,
    },
    Act {
        name: "a program overflows its stack",
        program: "fn down(n: u64) -> u64 { if n == 0 { 0 } else { down(n - 1) + 1 } }\n    println!(\"{}\", down(u64::MAX));",
        must: Refuse,
    },
    Act {
        name: "a program goes round forever",
        program: "loop { std::hint::spin_loop(); }",
        must: Refuse,
    },
    Act {
        name: "a program prints forever, slowly",
        program: "loop { println!(\"again\"); std::thread::sleep(std::time::Duration::from_millis(5)); }",
        must: Refuse,
    },
    Act {
        name: "a program writes into its own folder",
        program: "std::fs::write(\"listings/hostile/claims.toml\", \"[x\").unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program writes its own expectation",
        program: "std::fs::write(\"listings/hostile/expected.txt\", \"two\\n\").unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program changes itself",
        program: "std::fs::write(\"listings/hostile/src/main.rs\", \"fn main() {}\\n\").unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program writes into a chapter",
        program: "std::fs::write(\"src/locks.md\", \"# Locks\\n\").unwrap();",
        must: Refuse,
    },
    Act {
        name: "a program deletes itself",
        program: "std::fs::remove_file(std::env::current_exe().unwrap()).unwrap();",
        must: Accept,
    },
    Act {
        name: "a program changes its folder",
        program: "std::env::set_current_dir(\"/\").unwrap();",
        must: Accept,
    },
    Act {
        name: "a program prints control characters",
        program: "println!(\"\\u{1b}[2J\\r\\0\");",
        must: Refuse,
    },
    Act {
        name: "a program prints an include",
        program: "println!(\"{{{{#include ../../secret.txt}}}}\");",
        must: Refuse,
    },
    Act {
        name: "a program prints a claim's mark",
        program: "println!(\"<!-- claim: it_is_so -->\");",
        must: Refuse,
    },
    Act {
        name: "a program prints bytes that are no text",
        program: "std::io::Write::write_all(&mut std::io::stdout(), b\"\\xff\\n\").unwrap();",
        must: Refuse,
    },
];

fn misbehaving() -> Vec<Kind> {
    let act = |act: &'static Act| {
        Kind::new(act.name, act.must, 1, move |draw| {
            // It is the first thing that it does.
            let program = format!(
                "fn main() {{\n    println!(\"one\");\n    {}\n}}\n",
                act.program
            );
            let waits = act.program.contains("spawn(") || act.program.contains("loop {");
            let unexplored = if waits {
                "unexplored = \"misbehaves\"\n"
            } else {
                ""
            };
            let stays = act.program.contains("loop {") || act.program.contains("-STOP");
            let limit = if stays { "limit = \"2s\"\n" } else { "" };
            added(draw, &program, "one\n", &format!("{unexplored}{limit}"))
        })
    };
    ACTS.iter().map(act).collect()
}

fn explored() -> Vec<Kind> {
    let explored = |name, must, program: &'static str| {
        Kind::new(name, must, 1, move |draw| {
            added(draw, program, "one\n", "explore = \"main()\"")
        })
    };
    vec![
        explored(
            "an explored thread goes round forever",
            Refuse,
            "fn main() {\n    println!(\"one\");\n    std::thread::scope(|scope| {\n        scope.spawn(|| loop {});\n    });\n}\n",
        ),
        explored(
            "an explored program prints 50 MB",
            Refuse,
            "fn main() {\n    std::thread::scope(|scope| {\n        scope.spawn(|| {});\n    });\n    print!(\"{}\", \"x\".repeat(50_000_000));\n}\n",
        ),
        explored(
            "an explored program has more threads than anybody can follow",
            Refuse,
            "fn main() {\n    std::thread::scope(|scope| {\n        for thread in 0..12 {\n            scope.spawn(move || println!(\"{thread}\"));\n        }\n    });\n}\n",
        ),
        explored(
            "an explored program forks",
            Refuse,
            "fn main() {\n    std::process::Command::new(\"sleep\").arg(\"1000\").spawn().unwrap();\n    println!(\"one\");\n}\n",
        ),
        explored(
            "an explored program aborts the explorer",
            Refuse,
            "fn main() {\n    std::thread::scope(|scope| {\n        scope.spawn(|| {});\n    });\n    fn down(n: u64) -> u64 {\n        if n == 0 { 0 } else { down(n - 1) + 1 }\n    }\n    println!(\"{}\", down(u64::MAX));\n}\n",
        ),
    ]
}
