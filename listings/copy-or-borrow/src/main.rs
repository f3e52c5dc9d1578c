fn increase_a_copy(mut number: f64) {
    number += 1.0;
    println!("in the function: {number}");
}

fn increase_by_one(number: &mut f64) {
    *number += 1.0;
}

fn main() {
    let mut number = 1.0;
    increase_a_copy(number);
    println!("main, after the copy: {number}");
    increase_by_one(&mut number);
    println!("main, after the borrow: {number}");
}
