//! The served book follows every edit, survives broken ones, and leaves nothing behind.

mod fixture;

use fixture::{Book, CHAPTER};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

/// A running `press serve`; ended when it is dropped.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(book: &Book, port: u16) -> Server {
        let mut process = book
            .press(&["serve", "--port", &port.to_string()])
            .spawn()
            .expect("press can be run");
        let errors = process.stderr.take().expect("standard error is piped");
        thread::spawn(move || std::io::copy(&mut BufReader::new(errors), &mut std::io::sink()));
        let output = process.stdout.take().expect("standard output is piped");
        let mut lines = BufReader::new(output).lines();
        let line = lines
            .next()
            .expect("it prints its address")
            .expect("the address is text");
        thread::spawn(move || lines.count());
        let address = line
            .strip_prefix("http://")
            .and_then(|rest| rest.split('/').next())
            .expect("the line begins with the address")
            .to_string();
        Server { process, address }
    }

    /// The status line and the body of the answer.
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        write!(stream, "GET {path} HTTP/1.0\r\n\r\n").expect("the server reads");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .expect("the answer is text");
        let (head, body) = answer
            .split_once("\r\n\r\n")
            .expect("the answer has a body");
        let status = head.lines().next().unwrap_or_default();
        (status.to_string(), body.to_string())
    }

    /// The first edition after `number`, and what is wrong with it.
    fn news(&self, number: u64) -> (u64, String) {
        loop {
            let (_, body) = self.get(&format!("/-press/news?number={number}"));
            let news: serde_json::Value = serde_json::from_str(&body).expect("news are JSON");
            let fresh = news["number"].as_u64().expect("an edition has a number");
            if fresh != number {
                let broken = news["broken"].as_str().unwrap_or_default();
                return (fresh, broken.to_string());
            }
        }
    }

    /// Waits for an edition without a fault whose page shows `text`. An edit may give more than
    /// one edition: a file is emptied before it is written.
    fn wait_for_page(&self, number: &mut u64, text: &str) {
        loop {
            let (fresh, broken) = self.news(*number);
            *number = fresh;
            if broken.is_empty() && self.get("/one.html").1.contains(text) {
                return;
            }
        }
    }

    /// Waits for an edition that is broken as `text` says.
    fn wait_for_complaint(&self, number: &mut u64, text: &str) {
        loop {
            let (fresh, broken) = self.news(*number);
            *number = fresh;
            if broken.contains(text) {
                return;
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn an_edit_is_shown_a_broken_one_is_explained_and_a_good_one_mends() {
    let book = Book::new();
    let server = Server::start(&book, 41000);
    let (status, body) = server.get("/one.html");
    assert!(status.ends_with("200 OK"), "{status}");
    assert!(body.contains("-press/news"), "the page asks for news");
    let mut number = 1;

    book.write("src/one.md", CHAPTER.replace("Text.", "An edited text."));
    server.wait_for_page(&mut number, "An edited text.");

    book.write("src/one.md", CHAPTER.replace("show one", "show onr"));
    server.wait_for_complaint(&mut number, "did you mean \"one\"?");
    let (_, page) = server.get("/one.html");
    assert!(
        page.contains("$ cargo run -p listing-one\none\n"),
        "the last good page"
    );
    // A page that is opened now must hear of it at once.
    let (_, rest) = page
        .split_once("Number(\"")
        .expect("the page knows its edition");
    let seen = rest.split('"').next().and_then(|seen| seen.parse().ok());
    assert!(
        server
            .news(seen.expect("an edition has a number"))
            .1
            .contains("did you mean")
    );

    book.write("src/one.md", CHAPTER.replace("Text.", "A mended text."));
    server.wait_for_page(&mut number, "A mended text.");

    book.write(
        "listings/one/src/main.rs",
        "fn main() {\n    println!(\"two\");\n}\n",
    );
    server.wait_for_complaint(&mut number, "    +two");
    book.write("listings/one/expected.txt", "two\n");
    server.wait_for_page(&mut number, "listing-one\ntwo\n");
}

#[test]
fn a_book_that_is_broken_from_the_start_is_served_once_it_is_mended() {
    let book = Book::new();
    book.write("src/one.md", "<!-- cmdrun press show onr -->\n");
    let server = Server::start(&book, 42000);
    assert!(server.news(0).1.starts_with("src/one.md:1: "));
    book.write("src/one.md", CHAPTER);
    server.wait_for_page(&mut 1, "Text.");
}

#[test]
fn a_taken_port_is_passed_over() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it is bound").port();
    let book = Book::new();
    let server = Server::start(&book, port);
    assert_ne!(server.address, format!("127.0.0.1:{port}"));
    assert!(server.get("/").0.ends_with("200 OK"));
}

#[test]
fn nothing_outside_the_book_is_served() {
    /// How many folders the pages, in `target/press/serve-X/1`, lie below the root.
    const DEPTH: usize = 4;
    let book = Book::new();
    let server = Server::start(&book, 43000);
    let pages = sites(&book)[0].join(server.news(0).0.to_string());
    // What is not there would not be served in any case.
    let outside = pages.join("../".repeat(DEPTH)).join("book.toml");
    assert!(outside.is_file(), "{}", outside.display());
    let up = |step: &str| format!("/{}book.toml", step.repeat(DEPTH));
    for path in [
        up("../"),
        up("%2e%2e/"),
        up("..%2f"),
        up("%2e%2e%2f"),
        up("%252e%252e/"),
        up("..\\"),
        format!("/one.html/..{}", up("../")),
        "//etc/hostname".to_string(),
        "/%2fetc/hostname".to_string(),
        "/book.toml%00.html".to_string(),
    ] {
        let (status, _) = server.get(&path);
        assert!(!status.ends_with("200 OK"), "{path}: {status}");
    }
}

#[test]
fn a_link_among_the_chapters_is_refused_and_not_served() {
    let book = Book::new();
    let server = Server::start(&book, 45000);
    let mut number = 0;
    server.wait_for_page(&mut number, "Text.");
    symlink("/etc/hostname", book.root().join("src/name.txt")).expect("a link can be made");
    let (_, broken) = server.news(number);
    assert!(
        broken.starts_with("src/name.txt: this is a symbolic link"),
        "{broken}"
    );
    assert!(!server.get("/name.txt").0.ends_with("200 OK"));
}

#[test]
fn only_this_machine_is_served() {
    let book = Book::new();
    let server = Server::start(&book, 46000);
    let (_, port) = server.address.split_once(':').expect("it has a port");
    // An address of this machine that is another one than the server's.
    assert!(TcpStream::connect(format!("127.0.0.2:{port}")).is_err());
    assert!(TcpStream::connect(&server.address).is_ok());
    // Whoever owns a name can let it lead here.
    for (host, code) in [
        ("evil.example", "403"),
        ("localhost", "200"),
        ("127.0.0.1", "200"),
    ] {
        let mut stream = TcpStream::connect(&server.address).expect("the server listens");
        write!(stream, "GET / HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n").expect("the server reads");
        let answer = std::io::read_to_string(stream).expect("the answer is text");
        assert_eq!(answer.split(' ').nth(1), Some(code), "{host}");
    }
}

#[test]
fn ctrl_c_in_the_middle_leaves_no_page_and_no_process() {
    let book = Book::new();
    book.listing_with(
        "one",
        // Where there is a `setsid`, its child leaves the group.
        "fn main() {\n    let child = \"exec $(command -v setsid) sh -c \
         'echo $PPID $$ >numbers; exec sleep 600'\";\n    \
         std::process::Command::new(\"sh\").args([\"-c\", child]).status().unwrap();\n}\n",
        "",
        "[package.metadata.listing]\nlimit = \"600s\"\n",
    );
    let mut press = book.press(&["build"]).spawn().expect("press can be run");
    let started = loop {
        let numbers = std::fs::read_to_string(book.root().join("numbers")).unwrap_or_default();
        let pid = |number: &str| number.parse().ok().and_then(Pid::from_raw);
        let pids: Vec<Pid> = numbers.split_whitespace().filter_map(pid).collect();
        if pids.len() == 2 {
            break pids;
        }
        assert!(
            press.try_wait().expect("press can be waited for").is_none(),
            "press ended"
        );
        thread::sleep(Duration::from_millis(10));
    };
    kill_process(Pid::from_child(&press), Signal::INT).expect("press runs");
    let status = press.wait().expect("press can be waited for");
    assert_eq!(status.code(), Some(130));
    // press has killed it before it ended itself: the minutes are for a slow machine to reap it.
    let start = Instant::now();
    for pid in started {
        while test_kill_process(pid).is_ok() && !is_zombie(pid) {
            assert!(start.elapsed() < Duration::from_secs(300), "it still runs");
            thread::sleep(Duration::from_millis(10));
        }
    }
    assert!(!book.root().join("book").exists(), "a page was written");
}

#[test]
fn an_interrupted_server_leaves_no_folder_behind() {
    let book = Book::new();
    let mut server = Server::start(&book, 44000);
    assert_eq!(sites(&book).len(), 1);
    kill_process(Pid::from_child(&server.process), Signal::INT).expect("press runs");
    server.process.wait().expect("press can be waited for");
    assert!(sites(&book).is_empty());
}

/// The folders that servers have made for their pages.
fn sites(book: &Book) -> Vec<PathBuf> {
    std::fs::read_dir(book.root().join("target/press"))
        .expect("press has worked there")
        .map(|entry| entry.expect("a folder can be read"))
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("serve-"))
        .map(|entry| entry.path())
        .collect()
}

/// Whether the process has ended and only waits to be reaped by whoever took it over.
fn is_zombie(pid: Pid) -> bool {
    std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_pid()))
        .is_ok_and(|stat| stat.contains(") Z "))
}
