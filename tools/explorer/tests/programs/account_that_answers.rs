//! A thread owns an account; others ask it, each with a channel for the answer.
//!
//! A withdraws 5. If that arrives before main's 10 it is refused and 10 are left, else 5.
//!
//! outcome: exit "A: true\n5\n"
//! outcome: exit "A: false\n10\n"

use std::sync::mpsc::{Sender, channel};
use std::thread;

enum Ask {
    Deposit(u32),
    Withdraw(u32, Sender<bool>),
    Balance(Sender<u32>),
}

fn main() {
    let (account, asked) = channel();
    let owner = thread::spawn(move || {
        let mut balance = 0_u32;
        for ask in asked {
            match ask {
                Ask::Deposit(amount) => balance += amount,
                Ask::Withdraw(amount, answer) => {
                    let rest = balance.checked_sub(amount);
                    balance = rest.unwrap_or(balance);
                    answer.send(rest.is_some()).unwrap();
                }
                Ask::Balance(answer) => answer.send(balance).unwrap(),
            }
        }
    });
    let of_a = account.clone();
    let a = thread::spawn(move || {
        let (answer, answered) = channel();
        of_a.send(Ask::Withdraw(5, answer)).unwrap();
        answered.recv().unwrap()
    });
    account.send(Ask::Deposit(10)).unwrap();
    println!("A: {}", a.join().unwrap());
    let (answer, answered) = channel();
    account.send(Ask::Balance(answer)).unwrap();
    println!("{}", answered.recv().unwrap());
    drop(account);
    owner.join().unwrap();
}
