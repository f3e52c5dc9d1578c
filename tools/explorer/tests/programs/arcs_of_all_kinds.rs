//! What an `Arc` can hold and do besides being shared, each once.
//!
//! One thread at a time: one outcome, as the documentation says.
//!
//! outcome: exit "12 text [1, 2, 3] 9\n5 [5] [5, 6]\nsame, other\nnode 2 of 1\nself 4\n8 true\n[0, 1] 3\n"

use std::any::Any;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::{Arc, Mutex, Weak};
use std::thread;

trait Shape: Send + Sync {
    fn area(&self) -> u32;
    fn consumed(self: Arc<Self>) -> u32;
}

struct Square(u32);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }

    fn consumed(self: Arc<Self>) -> u32 {
        self.area()
    }
}

struct Node {
    number: u32,
    parent: Weak<Node>,
}

impl Node {
    fn number(self: &Arc<Self>) -> u32 {
        self.number
    }
}

fn main() {
    let add: Arc<dyn Fn(u32) -> u32 + Send + Sync> = Arc::new(|n| n + 2);
    let text: Arc<str> = "text".into();
    let list: Arc<[u32]> = Arc::from(vec![1, 2, 3]);
    let shape: Arc<dyn Shape> = Arc::new(Square(3));
    let other = Arc::clone(&add);
    let sum = thread::spawn(move || other(10)).join().unwrap();
    println!("{sum} {text} {list:?} {}", shape.area());

    let mut first = Arc::new(vec![5]);
    *Arc::get_mut(&mut first).unwrap() = vec![5];
    let mut second = first.clone();
    let shared = Arc::get_mut(&mut second).is_none();
    Arc::make_mut(&mut second).push(6);
    println!("{} {first:?} {second:?}", if shared { first[0] } else { 0 });

    let same = Arc::clone(&first);
    let names =
        [(&same, "same"), (&second, "same")].map(|(arc, name)| match Arc::ptr_eq(arc, &first) {
            true => name,
            false => "other",
        });
    println!("{}, {}", names[0], names[1]);

    let root = Arc::new_cyclic(|me: &Weak<Node>| Node {
        number: 1,
        parent: me.clone(),
    });
    let leaf = Arc::new(Node {
        number: 2,
        parent: Arc::downgrade(&root),
    });
    let parent = leaf.parent.upgrade().map_or(0, |parent| parent.number());
    println!("node {} of {parent}", leaf.number());
    println!(
        "self {}",
        (Arc::new(Square(2)) as Arc<dyn Shape>).consumed()
    );

    let any: Arc<dyn Any + Send + Sync> = Arc::new(8_u32);
    let shown: Arc<dyn Display> = any.downcast::<u32>().unwrap();
    let gone = Arc::downgrade(&shown);
    print!("{shown} ");
    drop(shown);
    println!("{}", gone.upgrade().is_none());

    let mut map: HashMap<Arc<str>, Arc<Mutex<u32>>> = HashMap::new();
    map.insert("key".into(), Arc::default());
    *map["key"].lock().unwrap() = 3;
    let collected: Arc<[u32]> = (0..2).collect();
    let value = map.remove("key").and_then(Arc::into_inner).unwrap();
    println!("{collected:?} {}", value.into_inner().unwrap());
}
