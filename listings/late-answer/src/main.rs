use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (questions, asked) = mpsc::channel();
    let (answers, answered) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            for question in asked {
                let _ = answers.send(format!("answer to {question}"));
            }
        });
        for question in ["voltage", "current"] {
            questions.send(question).unwrap();
            match answered.recv_timeout(Duration::from_millis(20)) {
                Ok(answer) => println!("{question}: {answer}"),
                Err(_) => println!("{question}: no answer"),
            }
        }
        drop(questions);
    });
}
