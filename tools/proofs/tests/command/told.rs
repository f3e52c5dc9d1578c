//! What a reader is told of threads, locks, channels and endings.

use super::{Outside, conformance_program, proofs, text};

#[test]
fn threads_of_one_name_are_two_threads() {
    let outside = Outside::new("workers");
    let program = outside.write(
        "src/main.rs",
        "use std::sync::{Arc, Mutex};\nuse std::thread::Builder;\n\
         fn main() {\n    let total = Arc::new(Mutex::new(0));\n    \
         let start = || {\n        let total = Arc::clone(&total);\n        \
         let worker = Builder::new().name(\"worker\".into());\n        \
         worker.spawn(move || *total.lock().unwrap() += 1).unwrap()\n    };\n    \
         for worker in [start(), start()] {\n        worker.join().unwrap();\n    }\n}\n",
    );
    let json = text(&proofs(&[&program, "--json"]).stdout);
    for thread in 1..=2 {
        let step = format!("{{\"thread\":{thread},\"name\":\"worker\",");
        assert!(json.contains(&step), "{json}");
        let held = format!("\"kind\":\"lock\",\"owner\":{thread},");
        assert!(json.contains(&held), "{json}");
    }
}

#[test]
fn a_reader_that_waits_behind_a_writer_says_behind_whom() {
    let program = conformance_program("rwlock_read_twice_beside_a_writer");
    let report = text(&proofs(&[&program]).stdout);
    assert!(
        report.contains("deadlocks: no thread can go on"),
        "{report}"
    );
    let behind =
        |line: &str| line.contains("held by") && line.contains(", behind A, which waits to write");
    assert!(report.lines().any(behind), "{report}");
}

#[test]
fn a_receiver_that_waits_says_how_many_senders_exist() {
    let outside = Outside::new("senders");
    let program = outside.write(
        "src/main.rs",
        "use std::sync::mpsc;\nfn main() {\n    let (sender, receiver) = mpsc::channel::<u8>();\n    \
         let other = sender.clone();\n    drop(sender);\n    let _ = receiver.recv();\n    drop(other);\n}\n",
    );
    let report = text(&proofs(&[&program]).stdout);
    let wanted = "; there is no message, and 1 sender still exists\n";
    assert!(report.contains(wanted), "{report}");
}

#[test]
fn weaker_orderings_are_an_assumption() {
    let outside = Outside::new("orderings");
    let explored = |name: &str, step: &str| {
        let program = outside.write(
            &format!("{name}.rs"),
            &format!(
                "use std::sync::atomic::{{AtomicU8, Ordering, fence}};\nfn main() {{\n    \
                 let it = AtomicU8::new(0);\n    {step};\n    println!(\"{{}}\", it.into_inner());\n    \
                 fence(Ordering::SeqCst);\n}}\n"
            ),
        );
        text(&proofs(&[&program, "--lines"]).stdout)
    };
    let assumed = "though weaker orderings are asked for";
    for (name, step) in [
        ("load", "it.load(Ordering::Acquire)"),
        ("store", "it.store(1, Ordering::Release)"),
        ("swap", "it.swap(1, Ordering::AcqRel)"),
        ("add", "it.fetch_add(1, Ordering::Relaxed)"),
        ("fence", "fence(Ordering::Release)"),
        (
            "exchange",
            "it.compare_exchange(0, 1, Ordering::SeqCst, Ordering::Relaxed)",
        ),
    ] {
        let lines = explored(name, step);
        assert!(lines.contains(assumed), "{step}: {lines}");
    }
    let lines = explored("strong", "it.fetch_add(1, Ordering::SeqCst)");
    assert!(
        lines.starts_with("outcome: ") && !lines.contains(assumed),
        "{lines}"
    );
}

#[test]
fn the_report_and_the_json_have_the_same_words_for_people() {
    for (program, words) in [
        ("locks_in_opposite_order", "deadlocks: no thread can go on"),
        ("backing_off_for_ever", "goes round forever"),
        ("forgotten_join", "exits while other threads still run"),
    ] {
        let program = conformance_program(program);
        let json = text(&proofs(&[&program, "--json"]).stdout);
        assert!(json.contains(&format!("\"end\":\"{words}\"")), "{json}");
        let report = text(&proofs(&[&program]).stdout);
        let said = |line: &str| line.split_once(". ").is_some_and(|(_, said)| said == words);
        assert!(report.lines().any(said), "{report}");
    }
}

#[test]
fn locks_of_a_vec_have_their_index_from_the_first_step_on() {
    let outside = Outside::new("slots");
    let program = outside.write(
        "src/main.rs",
        "use std::sync::Mutex;\nfn main() {\n    \
         let slots: Vec<Mutex<u32>> = (0..3).map(|_| Mutex::new(0)).collect();\n    \
         drop(slots[2].lock());\n    drop(slots[0].lock());\n    drop(slots[1].lock());\n}\n",
    );
    let report = text(&proofs(&[&program]).stdout);
    for (line, nth) in [(4, 2), (5, 0), (6, 1)] {
        let wanted = format!("{line}  main  lock slots[{nth}]\n");
        assert!(report.contains(&wanted), "{wanted}{report}");
    }
}

#[test]
fn what_the_standard_library_makes_is_named_after_the_line_that_uses_it_first() {
    let outside = Outside::new("unnamed");
    for (name, made) in [
        ("map", "[(); 2].map(Mutex::new)"),
        ("from_fn", "std::array::from_fn::<_, 2, _>(Mutex::new)"),
        ("collect", "(0..2).map(Mutex::new).collect::<Vec<_>>()"),
        ("default", "<[Mutex<u8>; 2]>::default()"),
        (
            "repeat",
            "std::iter::repeat_with(Mutex::<u8>::default).take(2).collect::<Vec<_>>()",
        ),
    ] {
        let program = outside.write(
            &format!("{name}.rs"),
            &format!(
                "use std::sync::Mutex;\nfn main() {{\n    let locks = {made};\n    \
                 drop(locks[1].lock());\n    for lock in &locks {{\n        drop(lock.lock());\n    }}\n}}\n"
            ),
        );
        let report = text(&proofs(&[&program]).stdout);
        for wanted in [
            "4  main  lock mutex first used in line 4\n",
            "6  main  lock mutex first used in line 6\n",
            "6  main  lock mutex first used in line 4\n",
        ] {
            assert!(report.contains(wanted), "{made}: {wanted}{report}");
        }
    }
}
