fn carry_out(
    value: f64,
    additions: u32,
    divisions: u32,
    results: &mut Vec<String>,
) {
    if additions == 0 && divisions == 0 {
        results.push(format!("{value:.3}"));
    }
    if additions > 0 {
        carry_out(value + 1.0, additions - 1, divisions, results);
    }
    if divisions > 0 {
        carry_out(value / 1.1, additions, divisions - 1, results);
    }
}

fn main() {
    println!("repeats   orders   printed results");
    for repeats in 1..=8 {
        let mut results = Vec::new();
        carry_out(1.0, repeats, repeats, &mut results);
        let orders = results.len();
        results.sort();
        results.dedup();
        println!("{repeats:7} {orders:8} {:17}", results.len());
    }
    let digits = |repeats: u32| {
        let factors =
            (1..=repeats).map(|k| f64::from(repeats + k) / f64::from(k));
        factors.map(f64::log10).sum::<f64>().floor() + 1.0
    };
    println!("   1000   a number of {} digits", digits(1_000));
}
