//! What skeptic lacks and our guard and shim add, each seen on a snippet that fails without it.

#[path = "snippets/guard.rs"]
mod guard;

use guard::{Must, guarded};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;

/// What the guard says of a snippet; nothing where it passes.
fn run(snippet: &str, mark: &str) -> String {
    judge(snippet, mark, guard::rt::run_test)
}

fn compile(snippet: &str, mark: &str) -> String {
    judge(snippet, mark, guard::rt::compile_test)
}

fn judge(snippet: &str, mark: &str, test: fn(&str, &str, &str, &str)) -> String {
    let text = format!("\n{snippet}\n//@ edition {mark}\n");
    said(|| test("", "", env!("SNIPPETS_TARGET"), &text))
}

/// What the guard says; nothing where it is content.
fn said(test: impl FnOnce()) -> String {
    match catch_unwind(AssertUnwindSafe(test)) {
        Ok(()) => String::new(),
        Err(payload) => *payload
            .downcast::<String>()
            .expect("the guard says what is wrong"),
    }
}

/// A guard in the condition lives through `else` in 2021, and not in 2024.
const LOCK_TWICE: &str = r#"
use std::sync::Mutex;
fn main() {
    let lock = Mutex::new(false);
    if let true = *lock.lock().unwrap() {
    } else {
        assert!(lock.try_lock().is_ok(), "held");
    };
}"#;

#[test]
fn a_snippet_is_compiled_in_its_own_edition() {
    assert_eq!(run(LOCK_TWICE, "2024"), "");
    assert!(run(LOCK_TWICE, "2021").contains("fails when it runs"));
}

#[test]
fn a_refused_snippet_must_be_refused_with_its_code() {
    let moved = "fn main() {\n    let a = String::new();\n    drop(a);\n    drop(a);\n}";
    assert_eq!(compile(moved, "2024, fails with E0382"), "");
    assert!(compile(moved, "2024, fails with E0499").contains("not compiled as it should"));
    assert!(
        compile("fn main() {}", "2024, fails with E0382").contains("not compiled as it should")
    );
    let both = "fn main() {\n    let a: u8 = \"\";\n    let b = c;\n}";
    assert!(compile(both, "2024, fails with E0308").contains("not compiled as it should"));
}

#[test]
fn a_snippet_that_a_lint_refuses_must_be_refused_by_that_lint() {
    let underscore = "fn main() {\n    let _ = std::sync::Mutex::new(0).lock();\n}";
    let mark = |lint: &str| format!("2024, fails with {lint}");
    assert_eq!(compile(underscore, &mark("let_underscore_lock")), "");
    assert!(
        compile(underscore, &mark("overflowing_literals")).contains("not compiled as it should")
    );
    let both = underscore.replace("main() {", "main() {\n    let _number: u8 = 256;");
    assert!(compile(&both, &mark("let_underscore_lock")).contains("not compiled as it should"));
}

#[test]
fn a_snippet_that_must_panic_must_compile() {
    assert_eq!(run("fn main() {\n    panic!()\n}", "2024, panics"), "");
    assert!(run("fn main() {\n    panic!(\n}", "2024, panics").contains("not compiled"));
    assert!(run("fn main() {}", "2024, panics").contains("does not panic"));
}

#[test]
fn a_program_whose_file_is_still_open_is_started_again() {
    let busy = "Could not run cd \"a\" && \"b\": Text file busy (os error 26)";
    let left = Cell::new(3);
    let busy_three_times = || {
        left.set(left.get() - 1);
        assert!(left.get() < 0, "{busy}");
    };
    assert_eq!(said(|| guarded("", Must::Succeed, busy_three_times)), "");
    for must in [Must::Succeed, Must::Fail] {
        let always = said(|| guarded("", must, || panic!("{busy}")));
        assert!(always.contains("could not be started"), "{always}");
    }
}

#[test]
fn a_failure_shows_the_snippet_and_not_the_call() {
    let said = run("fn main() {\n    let x: u8 = \"\";\n}", "2024");
    assert!(said.contains("   3 |     let x: u8 = \"\";"), "{said}");
    assert!(said.len() < 500 && !said.contains("--extern"), "{said}");
}

#[test]
fn a_snippet_that_hangs_is_ended_and_named() {
    guard::LIMIT.store(2, Ordering::Relaxed);
    let said = run(
        "fn main() {\n    loop {\n        std::thread::park();\n    }\n}",
        "2024",
    );
    assert!(
        said.starts_with("the snippet was still running after 2 s"),
        "{said}"
    );
}

#[test]
fn a_snippet_can_use_the_crates_that_the_book_teaches() {
    assert_eq!(
        run(
            "use parking_lot::Mutex;\nfn main() {\n    let a = ndarray::array![1.0, 2.0];\n    \
             assert_eq!(Mutex::new(a).into_inner().sum(), 3.0);\n}",
            "2024"
        ),
        ""
    );
}
