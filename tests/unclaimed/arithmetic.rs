//! What the text computes of `race`, and no run or exploration can show at its full size.

/// The value after these operations on a 1: additions where it is true, divisions where not.
fn carried_out(operations: impl IntoIterator<Item = bool>) -> f64 {
    let step = |value, is_addition| {
        if is_addition {
            value + 1.0
        } else {
            value / 1.1
        }
    };
    operations.into_iter().fold(1.0, step)
}

fn printed(operations: impl IntoIterator<Item = bool>) -> String {
    format!("{:.3}", carried_out(operations))
}

#[test]
fn the_bounds_of_the_race_are_as_the_text_computes_them() {
    let times = |is_addition, count| std::iter::repeat_n(is_addition, count);
    // The extremes.
    assert!(carried_out(times(true, 1000).chain(times(false, 1000))) < 1e-38);
    assert_eq!(
        printed(times(false, 1000).chain(times(true, 1000))),
        "1000.000"
    );
    // In strict turns.
    let turns = |is_addition| (0..2000).map(move |turn| (turn % 2 == 0) == is_addition);
    assert_eq!(
        [printed(turns(true)), printed(turns(false))],
        ["10.000", "11.000"]
    );
    // How many divisions at the end are enough for `0.000`, and only just.
    let largest_before = 1.0 + 1000.0;
    assert!(largest_before / 1.1_f64.powi(153) < 0.0005);
    assert!(largest_before / 1.1_f64.powi(152) > 0.0005);
    // The largest value with an addition before the last division.
    let one_too_early = times(false, 999)
        .chain([true, false])
        .chain(times(true, 999));
    assert_eq!(printed(one_too_early), "999.909");
    assert!(1.1_f64.powi(-100) < 1e-4);
    // Every order of a few operations lies between the two extremes.
    for repeats in 1..=8_usize {
        let bits = 0..2 * repeats;
        let orders = (0_u32..1 << bits.end).filter(|order| order.count_ones() as usize == repeats);
        let smallest = carried_out(times(true, repeats).chain(times(false, repeats)));
        let largest = carried_out(times(false, repeats).chain(times(true, repeats)));
        for order in orders {
            let value = carried_out(bits.clone().map(|bit| order & 1 << bit != 0));
            assert!((smallest..=largest).contains(&value), "{order:b}: {value}");
        }
    }
}
