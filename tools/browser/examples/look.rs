use browser::*;
fn main() {
    let t = std::time::Instant::now();
    let book = book::Book::at(std::env::args().nth(1).unwrap().into()).unwrap();
    let chromium = chromium::shared().unwrap();
    let site = server::serve(&book.folder).unwrap();
    let tools = survey::Tools {
        axe: Some(
            std::fs::read_to_string("/tmp/wtb-node/node_modules/axe-core/axe.min.js").unwrap(),
        ),
        pictures: Some("/tmp/wtb-shots".into()),
    };
    for look in survey::survey(chromium, &book.pages(&site), &tools).unwrap() {
        for p in [
            look.errors(),
            look.requests(),
            look.widths(),
            look.violations(),
        ]
        .concat()
        {
            println!("{p}");
        }
    }
    eprintln!("all {:?}", t.elapsed());
}
