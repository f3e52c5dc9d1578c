use std::collections::VecDeque;

fn main() {
    let page = ["page: title", "page: picture", "page: links"];
    let typing = ["typing: a", "typing: b"];
    let mut tasks = VecDeque::from([page.iter(), typing.iter()]);
    while let Some(mut task) = tasks.pop_front() {
        if let Some(step) = task.next() {
            println!("{step}");
            tasks.push_back(task);
        }
    }
}
