//! Serves the book on this machine, rebuilds it at every edit, and says on the page what is wrong.

use crate::book;
use crate::copy::PARTS;
use crate::interrupt::Folder;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::results::Runs;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::uri::Authority;
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use notify::{Event, RecursiveMode, Watcher};
use serde::Deserialize;
use std::io::Write;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::services::{ServeDir, ServeFile};
use tower_service::Service;

/// The first port that is tried.
pub const PORT: u16 = 3000;
/// How many ports are tried, one after the other.
const PORTS: u16 = 100;
/// What a request may call this machine.
const NAMES: [&str; 2] = ["127.0.0.1", "localhost"];
/// Edits that follow each other within this time are one edit.
const SETTLE: Duration = Duration::from_millis(100);
/// A page that asks for news gets an answer after this time at the latest.
const PATIENCE: Duration = Duration::from_secs(25);

/// What is served now.
#[derive(Debug, Clone, Default)]
struct Edition {
    /// Grows by one with every build, good or bad.
    number: u64,
    /// The last good pages and the edition that they were built in; none until a build goes well.
    pages: Option<(u64, PathBuf)>,
    /// What is wrong since then.
    broken: Option<String>,
}

/// Serves until the process is ended.
///
/// # Errors
/// Where no port is free or the folders cannot be watched; never because of a broken chapter.
pub fn serve(project: &Project, press: &Path, port: u16, open: bool) -> Result<(), Problems> {
    let failed = |e: std::io::Error| Problem::new(format!("cannot serve: {e}"));
    let site = Folder::new(&project.work, "serve-").map_err(failed)?;
    let (editions, shown) = watch::channel(Edition::default());
    let (edited, edits) = mpsc::channel();
    let _watching = watch_folders(project, edited)?;

    let runtime = tokio::runtime::Runtime::new().map_err(failed)?;
    let listener = runtime.block_on(bind(port))?;
    let address = format!("http://{}/", listener.local_addr().map_err(failed)?);
    runtime.spawn(async move { axum::serve(listener, routes(shown)).await });

    let mut retired = None;
    let mut number = 0;
    loop {
        number += 1;
        let pages = site.path().join(number.to_string());
        let built = book::build(project, press, &pages, Runs::Kept);
        let news = match &built {
            Ok(()) => "shows the book as it is now",
            Err(_) => "shows the last good pages, if there were any, and what is wrong",
        };
        if let Err(problems) = &built {
            eprintln!("{problems}");
        }
        editions.send_modify(|edition| {
            edition.number = number;
            edition.broken = built.as_ref().err().map(Problems::to_string);
            if built.is_ok() {
                // Somebody may be reading the last pages now, but not those before them.
                let last = edition.pages.replace((number, pages));
                if let Some(older) = std::mem::replace(&mut retired, last.map(|(_, last)| last)) {
                    // What cannot be deleted now goes with the whole folder.
                    let _ = std::fs::remove_dir_all(older);
                }
            }
        });
        say(&format!("{address} {news}"));
        if number == 1 && open {
            open_browser(&address);
        }
        if edits.recv().is_err() {
            return Ok(());
        }
        // An editor writes a file in several steps.
        while edits.recv_timeout(SETTLE).is_ok() {}
    }
}

/// Prints a line; whoever has closed our output still wants the pages.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Sends a word for every edit until the value it returns is dropped.
fn watch_folders(project: &Project, edited: mpsc::Sender<()>) -> Result<impl Watcher, Problem> {
    let failed = |e: notify::Error| Problem::new(format!("cannot watch the book's folders: {e}"));
    let watched: Vec<PathBuf> = PARTS
        .iter()
        .map(|name| project.root.join(name))
        .filter(|path| path.exists())
        .collect();
    let paths = watched.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_edit(&event, &paths)) {
            // The receiver is gone only when the process ends.
            let _ = edited.send(());
        }
    })
    .map_err(failed)?;
    for path in watched.iter().filter(|path| path.is_dir()) {
        watcher
            .watch(path, RecursiveMode::Recursive)
            .map_err(failed)?;
    }
    // An editor may put a new file in the place of book.toml, so its folder is watched.
    watcher
        .watch(&project.root, RecursiveMode::NonRecursive)
        .map_err(failed)?;
    Ok(watcher)
}

/// Whether the event changes one of the paths or something below it. Reading is no edit: a build
/// reads everything, and would be followed by the next build forever.
fn is_edit(event: &Event, paths: &[PathBuf]) -> bool {
    let inside = |changed: &PathBuf| paths.iter().any(|path| changed.starts_with(path));
    !event.kind.is_access() && event.paths.iter().any(inside)
}

async fn bind(first: u16) -> Result<TcpListener, Problem> {
    let last = first.saturating_add(PORTS - 1);
    for port in first..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(e) => return Err(Problem::new(format!("cannot listen on port {port}: {e}"))),
        }
    }
    Err(
        Problem::new(format!("all ports from {first} to {last} are taken"))
            .next("name another one with --port"),
    )
}

fn routes(editions: watch::Receiver<Edition>) -> Router {
    Router::new()
        .route("/-press/news", get(news))
        .fallback(page)
        .layer(from_fn(only_by_our_names))
        .with_state(editions)
}

/// Anybody can let a name of their own lead to this machine, and a browser would let their pages
/// read what is served under it.
async fn only_by_our_names(request: Request, next: Next) -> Response {
    let is_ours = |authority: &Authority| {
        let host = authority.host();
        NAMES.iter().any(|name| host.eq_ignore_ascii_case(name))
    };
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let is_for_us = request.uri().authority().is_none_or(is_ours)
        && hosts.all(|host| Authority::try_from(host.as_bytes()).is_ok_and(|host| is_ours(&host)));
    match is_for_us {
        true => next.run(request).await,
        false => (StatusCode::FORBIDDEN, "not under this name\n").into_response(),
    }
}

#[derive(Deserialize)]
struct Seen {
    number: u64,
}

/// Answers when there is an edition that the page has not seen, or when patience ends.
async fn news(
    State(mut editions): State<watch::Receiver<Edition>>,
    Query(seen): Query<Seen>,
) -> impl IntoResponse {
    let fresh = editions.wait_for(|edition| edition.number != seen.number);
    // Without news the page asks again; a server that ends answers as if there were none.
    let _ = tokio::time::timeout(PATIENCE, fresh).await.map(|_| ());
    let edition = editions.borrow().clone();
    let broken = edition.broken.unwrap_or_default();
    let body = serde_json::json!({ "number": edition.number, "broken": broken });
    (
        [(header::CONTENT_TYPE, "application/json")],
        body.to_string(),
    )
}

/// A file of the last good pages; HTML with the script that asks for news.
async fn page(State(editions): State<watch::Receiver<Edition>>, request: Request) -> Response {
    let edition = editions.borrow().clone();
    let Some((built_in, pages)) = edition.pages else {
        let page = "<!DOCTYPE html><title>Building</title><p>The book is being built.</p></body>";
        return Html(with_script(page, 0)).into_response();
    };
    let missing = ServeFile::new(pages.join("404.html"));
    let Ok(response) = ServeDir::new(pages)
        .not_found_service(missing)
        .call(request)
        .await;
    let is_html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let (mut head, body) = response.into_parts();
    // A browser that keeps a page would show the one from before the edit.
    head.headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    let body = Body::new(body);
    if !is_html {
        return Response::from_parts(head, body);
    }
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => {
            head.headers.remove(header::CONTENT_LENGTH);
            let text = String::from_utf8_lossy(&bytes);
            let text = with_script(&text, built_in);
            Response::from_parts(head, Body::from(text))
        }
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.to_string()).into_response(),
    }
}

/// The page with the script that asks for editions after `seen`.
fn with_script(html: &str, seen: u64) -> String {
    let script = include_str!("news.js").replace("SEEN", &seen.to_string());
    html.replacen(
        "</body>",
        &format!("<script>\n{script}</script>\n</body>"),
        1,
    )
}

fn open_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    if let Err(e) = std::process::Command::new(opener).arg(address).spawn() {
        eprintln!("cannot open a browser: {opener}: {e}");
    }
}

#[cfg(test)]
mod tests {
    use super::is_edit;
    use notify::event::{AccessKind, CreateKind, DataChange, ModifyKind, RemoveKind};
    use notify::{Event, EventKind};
    use std::path::PathBuf;

    #[test]
    fn a_change_is_an_edit_and_a_look_is_not() {
        let paths = ["/book/src", "/book/book.toml"].map(PathBuf::from);
        let edit = |kind, path: &str| is_edit(&Event::new(kind).add_path(path.into()), &paths);
        let changed = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for kind in [
            changed,
            EventKind::Create(CreateKind::File),
            EventKind::Remove(RemoveKind::File),
        ] {
            assert!(edit(kind, "/book/src/one.md"), "{kind:?}");
        }
        assert!(edit(changed, "/book/book.toml"));
        assert!(!edit(changed, "/book/Cargo.lock"));
        assert!(!edit(
            EventKind::Access(AccessKind::Read),
            "/book/src/one.md"
        ));
    }
}
