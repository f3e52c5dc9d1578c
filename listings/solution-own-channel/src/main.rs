use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (questions, asked) = mpsc::channel::<(&str, mpsc::Sender<String>)>();
    thread::scope(|scope| {
        scope.spawn(move || {
            for (question, answers) in asked {
                let _ = answers.send(format!("answer to {question}"));
            }
        });
        for question in ["voltage", "current"] {
            let (answers, answered) = mpsc::channel();
            questions.send((question, answers)).unwrap();
            match answered.recv_timeout(Duration::from_millis(20)) {
                Ok(answer) => println!("{question}: {answer}"),
                Err(_) => println!("{question}: no answer"),
            }
        }
        drop(questions);
    });
}
