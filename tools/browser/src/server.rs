//! The book over HTTP, as readers have it who are online.

use axum::Router;
use press::problem::Problem;
use std::net::TcpListener;
use std::path::Path;
use tower_http::services::ServeDir;

/// Serves a folder as long as this process runs; returns its address, without a slash at its end.
///
/// # Errors
/// Where nothing can be served on this machine.
pub fn serve(folder: &Path) -> Result<String, Problem> {
    let failed = |e: std::io::Error| Problem::file(folder, "serve", e);
    let listener = TcpListener::bind("127.0.0.1:0").map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(failed)?;
    let pages = Router::new().fallback_service(ServeDir::new(folder));
    std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, pages).await
        })
    });
    Ok(format!("http://{address}"))
}
