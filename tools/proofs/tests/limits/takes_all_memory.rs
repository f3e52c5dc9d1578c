fn main() {
    let mut taken = Vec::new();
    loop {
        taken.push(vec![1_u8; 1 << 24]);
    }
}
