use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::thread;

type Word = ReentrantMutex<RefCell<String>>;

fn letter(word: &Word, letter: char) {
    word.lock().borrow_mut().push(letter);
}

fn pair(word: &Word) {
    let _guard = word.lock();
    letter(word, 'a');
    letter(word, 'b');
}

fn main() {
    let word = Word::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            pair(&word);
            letter(&word, 'c');
        });
        scope.spawn(|| letter(&word, 'd'));
    });
    println!("{}", word.into_inner().into_inner());
}
