//! Shuttle's exhaustive scheduler finds the same outcomes, wherever it can express the program.

mod suite;

use proofs::{Program, SHUTTLE, side_by_side};
use std::collections::BTreeSet;
use std::process::Command;
use suite::{cases, program};

/// The program that has by far the most schedules.
const LONGEST: &str = "pool_that_joins_when_dropped";

/// Programs of which shuttle says something else or nothing, and why.
const OTHERWISE: &[(&str, &str)] = &[
    // What shuttle does not have, or leaves to the real std.
    ("abort_in_a_thread", "abort ends shuttle itself"),
    ("atomic_updates_by_a_function", "no update"),
    ("debug_texts", "the texts are its own"),
    ("exit_code_of_main", "no main that returns anything"),
    ("lazy_lock_after_a_panic", "no LazyLock"),
    ("lock_inside_a_lazy_static", "no LazyLock"),
    ("once_after_a_panic", "a panic ends the run"),
    ("panic_hook_of_the_program", "a panic ends the run"),
    ("poisoned_rwlock", "a panic ends the run"),
    ("printing_a_mutex", "Debug takes no lock"),
    ("printing_to_both_streams", "stderr is the real one"),
    ("rwlock_downgrade", "no downgrade"),
    ("settings_are_swapped_whole", "no LazyLock"),
    ("stdout_held_around_a_join", "stdout is the real one"),
    ("stdout_held_for_two_lines", "stdout is the real one"),
    ("waiting_for_a_once", "no wait"),
    ("waiting_for_a_once_that_nobody_does", "no wait"),
    (
        "condvar_wait_while_with_a_timeout",
        "a time limit is never over",
    ),
    ("guard_unlocked_for_a_while", "parking_lot"),
    ("lock_with_a_timeout", "parking_lot"),
    ("mapped_guard_holds_the_whole", "parking_lot"),
    ("reader_waits_behind_a_writer", "parking_lot"),
    ("recursive_reader_passes_a_writer", "parking_lot"),
    ("state_of_a_parking_lot_once", "parking_lot"),
    ("upgradable_reader_writes_what_it_read", "parking_lot"),
    ("upgrade_beside_a_reader", "parking_lot"),
    ("write_with_a_time_limit", "parking_lot"),
    ("parking_lot_condvar", "parking_lot"),
    ("reentrant_mutex", "parking_lot"),
    (
        "poisoned_mutex",
        "no is_poisoned; a panic ends shuttle's run",
    ),
    ("once_lock_keeps_the_first_value", "no OnceLock"),
    (
        "statics_start_afresh",
        "statics keep their values from run to run",
    ),
    (
        "thread_locals_belong_to_their_thread",
        "thread-locals are the real ones",
    ),
    ("process_exit_in_a_thread", "exit ends shuttle itself"),
    (
        "unfinished_line_at_a_hang",
        "printing is this repository's, without a buffer",
    ),
    // A panic in any thread fails shuttle's run: it is a test.
    ("main_panics_while_a_thread_runs", "a panic ends the run"),
    ("scoped_thread_panics", "a panic ends the run"),
    ("thread_panics_and_is_joined", "a panic ends the run"),
    // The end of main is no step, and threads left behind run into the next execution's output.
    ("forgotten_join", "threads go on after main"),
    ("thread_spawned_by_a_thread", "threads go on after main"),
    (
        "scope_leaves_thread_locals",
        "thread-locals are the real ones",
    ),
    ("last_arc_prints", "dropping an Arc is no step"),
    ("last_receiver_is_shared", "dropping an Arc is no step"),
    ("counting_arcs", "the count of an Arc is no step"),
    ("unwrapping_a_shared_arc", "the count of an Arc is no step"),
    ("weak_outlives_its_arc", "the count of an Arc is no step"),
    ("waiting_until_a_deadline", "the clock is the real one"),
    ("receiving_until_a_deadline", "the clock is the real one"),
    ("sleeping_takes_time", "the clock is the real one"),
    ("two_deadlines", "the clock is the real one"),
    ("counting_in_statics", "no LazyLock"),
    // What shuttle takes to happen never, or at one moment only.
    (
        "asking_whether_a_thread_is_finished",
        "the answer belongs to the step before",
    ),
    ("barrier_has_one_leader", "arriving at a barrier is no step"),
    (
        "channel_receive_with_a_timeout",
        "a time limit is never over",
    ),
    (
        "channel_without_a_receiver",
        "dropping a receiver is no step",
    ),
    ("condvar_wait_with_a_timeout", "a time limit is never over"),
    (
        "event_loop_with_an_idle_limit",
        "a time limit is never over",
    ),
    ("park_without_unpark", "park never returns for no reason"),
    (
        "rwlock_read_twice_beside_a_writer",
        "reading twice always hangs",
    ),
    (
        "weak_compare_exchange_may_fail",
        "it never fails for no reason",
    ),
    // No end: shuttle visits every schedule, one by one.
    ("backing_off_for_ever", "infinitely many schedules"),
    ("spinning_until_a_flag_is_set", "infinitely many schedules"),
    ("spinning_for_nobody", "infinitely many schedules"),
    ("polling_a_lock", "infinitely many schedules"),
    ("polling_a_channel", "infinitely many schedules"),
    ("polling_a_handle", "infinitely many schedules"),
    ("polling_each_other", "infinitely many schedules"),
    ("spin_lock", "infinitely many schedules"),
    ("taking_turns", "infinitely many schedules"),
    (
        "counting_where_nobody_looks",
        "thread-locals are the real ones",
    ),
    (
        "counting_after_earlier_runs",
        "thread-locals are the real ones",
    ),
    ("counting_in_what_std_has", "no LazyLock"),
    ("counting_in_a_panic_hook", "a panic ends the run"),
    (
        "executor_parks_until_woken",
        "polls again and again, without end",
    ),
    ("ten_threads_on_one_counter", "17,041,024,000 schedules"),
    // What threads leave when they end: shuttle drops a result with its handle, and has no step for it.
    (
        "count_beside_a_detached_thread",
        "the count of an Arc is no step",
    ),
    ("result_outlives_its_handle", "dropping a handle is no step"),
    (
        "scope_does_not_wait_for_thread_locals",
        "thread-locals are the real ones",
    ),
    (
        "thread_local_takes_a_lock_at_the_end",
        "thread-locals are the real ones",
    ),
    ("result_takes_a_lock_at_the_end", "threads go on after main"),
    ("payload_outlives_its_handle", "a panic ends the run"),
    (
        "sender_is_the_result_of_a_detached_thread",
        "threads go on after main",
    ),
    ("panic_while_unwinding_aborts", "a panic ends the run"),
    (
        "scoped_result_outlives_its_handle",
        "dropping a handle is no step",
    ),
    (
        "finished_thread_leaves_its_result_to_the_handle",
        "dropping a handle is no step",
    ),
    (
        "result_that_panics_when_dropped_aborts",
        "a panic ends the run",
    ),
    (
        "thread_local_is_gone_while_it_is_destroyed",
        "thread-locals are the real ones",
    ),
    ("exit_destroys_thread_locals", "exit ends shuttle itself"),
    (
        "thread_local_of_main_joins_a_thread",
        "thread-locals are the real ones",
    ),
    ("payload_of_main_is_dropped", "a panic ends the run"),
    ("main_returns_while_a_once_is_filled", "no OnceLock"),
    (
        "unwinding_thread_is_overtaken_by_the_end",
        "a panic ends the run",
    ),
    (
        "scope_takes_the_token_of_its_thread",
        "a scope does not park",
    ),
    ("scope_leaves_a_token", "a scope does not park"),
    (
        "handle_is_dropped_by_another_thread",
        "dropping a handle is no step",
    ),
    (
        "forgotten_handle_keeps_the_result",
        "threads go on after main",
    ),
    ("thread_local_that_panics_aborts", "a panic ends the run"),
    ("arc_that_panics_when_dropped", "a panic ends the run"),
    (
        "line_of_a_locked_stream_is_cut_off",
        "stdout is the real one",
    ),
    (
        "result_waits_forever_when_it_is_dropped",
        "dropping a handle is no step",
    ),
    (
        "value_waits_forever_when_it_is_dropped",
        "dropping an Arc is no step",
    ),
    ("panic_message_passes_a_held_stream", "a panic ends the run"),
    ("panic_message_between_two_pieces", "a panic ends the run"),
    ("formatting_waits_for_ever", "stdout is the real one"),
    ("part_of_a_value_is_forgotten", "dropping an Arc is no step"),
    (
        "counted_part_is_forgotten",
        "the count of an Arc is no step",
    ),
    ("sleeping_side_by_side", "the clock is the real one"),
    (
        "handle_is_forgotten_or_dropped",
        "dropping a handle is no step",
    ),
    ("line_is_cut_off_at_the_end", "threads go on after main"),
    ("line_is_not_cut_off_at_the_end", "threads go on after main"),
];

#[test]
fn shuttle_finds_the_same_outcomes() {
    let wanted: Vec<_> = cases()
        .iter()
        .filter(|case| !OTHERWISE.iter().any(|(name, _)| *name == case.name))
        .collect();
    let programs: Vec<Program> = wanted.iter().map(|case| program(case)).collect();
    let (built, all) =
        proofs::build_against(&SHUTTLE, "shuttle", &programs).expect("the packages can be written");
    assert!(all, "some programs do not compile against shuttle");
    let mut jobs: Vec<_> = wanted.iter().zip(built).collect();
    // Begun last, it would keep one core waiting for the other.
    jobs.sort_by_key(|(case, _)| case.name != LONGEST);
    let wrong = side_by_side(jobs, |(case, path)| {
        let output = Command::new(path).output().expect("it was compiled");
        let text = String::from_utf8_lossy(&output.stdout);
        let found: BTreeSet<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("outcome: "))
            .map(String::from)
            .collect();
        (found != case.outcomes).then(|| {
            format!(
                "{}: shuttle finds {found:?}, not {:?}",
                case.name, case.outcomes
            )
        })
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
