#[unsafe(link_section = ".init_array")]
#[used]
static BEFORE: extern "C" fn() = before;

extern "C" fn before() {
    println!("before");
}

fn main() {
    println!("main");
}
