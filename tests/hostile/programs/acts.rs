//! What a listing could do to whoever builds the book.

use super::added;
use crate::kind::Kind;
use crate::kind::Must::{Accept, Refuse};

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

pub fn misbehaving() -> Vec<Kind> {
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

pub fn explored() -> Vec<Kind> {
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
