//! The DevTools protocol, one connection for the browser or for one of its tabs: a method is called
//! and answered, and what happens meanwhile is told.
//!
//! Methods and events: <https://chromedevtools.github.io/devtools-protocol/>.

use press::problem::Problem;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt;
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// Long enough for a machine that does something else, too; a hang shall not last for ever.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Something that happened in the browser, as `Page.lifecycleEvent`.
#[derive(Debug)]
pub struct Event {
    pub method: String,
    pub params: Value,
}

/// Whatever the browser sends.
#[derive(Debug, Deserialize)]
struct Told {
    /// The number of the call that this answers; an event has none.
    id: Option<u64>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
    #[serde(default)]
    result: Value,
    error: Option<Value>,
}

/// A connection to the browser or to a tab.
pub struct Devtools {
    socket: WebSocket<TcpStream>,
    calls: u64,
}

impl Devtools {
    /// Connects to an address as `ws://127.0.0.1:41234/devtools/browser/7f`.
    ///
    /// # Errors
    /// Where nobody is there, or speaks otherwise.
    pub fn connect(address: &str) -> Result<Devtools, Problem> {
        let host = address
            .strip_prefix("ws://")
            .and_then(|rest| rest.split('/').next())
            .ok_or_else(|| failed(format!("no address: {address}")))?;
        let stream = TcpStream::connect(host).map_err(failed)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        // A picture of a long page is a long message.
        let any_length = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let (socket, _) =
            tungstenite::client::client_with_config(address, stream, Some(any_length))
                .map_err(failed)?;
        Ok(Devtools { socket, calls: 0 })
    }

    /// Calls a method, and gives each event that happens before it is answered to `note`.
    ///
    /// # Errors
    /// Where the browser does not do it, or does not answer.
    pub fn call(
        &mut self,
        method: &str,
        params: Value,
        mut note: impl FnMut(Event),
    ) -> Result<Value, Problem> {
        self.calls += 1;
        let call = json!({"id": self.calls, "method": method, "params": params});
        let call = Message::text(call.to_string());
        self.socket.send(call).map_err(failed)?;
        loop {
            let told = self.next()?;
            if told.id == Some(self.calls) {
                return match told.error {
                    Some(error) => Err(failed(format!("{method}: {error}"))),
                    None => Ok(told.result),
                };
            }
            told.event().map(&mut note);
        }
    }

    /// Gives what happens to `done`, until that says so.
    ///
    /// # Errors
    /// Where it has not said so after [`PATIENCE`].
    pub fn wait(&mut self, mut done: impl FnMut(Event) -> bool) -> Result<(), Problem> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if self.next()?.event().is_some_and(&mut done) {
                return Ok(());
            }
        }
        Err(failed("it never came to an end"))
    }

    fn next(&mut self) -> Result<Told, Problem> {
        loop {
            // The other kinds of messages belong to the connection itself.
            if let Message::Text(text) = self.socket.read().map_err(failed)? {
                return serde_json::from_str(&text).map_err(failed);
            }
        }
    }
}

impl Told {
    fn event(self) -> Option<Event> {
        Some(Event {
            method: self.method?,
            params: self.params,
        })
    }
}

pub(crate) fn failed(error: impl fmt::Display) -> Problem {
    Problem::new(format!("chromium does not answer: {error:#}"))
}
