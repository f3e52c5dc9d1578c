fn merge(so_far: &str, salt: &[&str], sugar: &[&str]) {
    if salt.is_empty() && sugar.is_empty() {
        println!("{so_far}done");
    }
    if let Some((line, rest)) = salt.split_first() {
        merge(&format!("{so_far}{line}, "), rest, sugar);
    }
    if let Some((line, rest)) = sugar.split_first() {
        merge(&format!("{so_far}{line}, "), salt, rest);
    }
}

fn main() {
    merge("", &["salt 0", "salt 1"], &["sugar 0", "sugar 1"]);
}
