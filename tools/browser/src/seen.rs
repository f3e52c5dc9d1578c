//! What happens while a page is open, as the browser tells it.

use crate::devtools::Event;
use serde_json::Value;

/// What has happened since a page was opened.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// What the browser's console would show in red.
    pub errors: Vec<String>,
    /// The addresses that were asked for, the page's own first.
    pub requests: Vec<String>,
    /// The documents whose loading is done.
    loaded: Vec<String>,
}

impl Seen {
    pub(crate) fn has_loaded(&self, document: &str) -> bool {
        self.loaded.iter().any(|loaded| loaded == document)
    }

    pub(crate) fn note(&mut self, event: &Event) {
        let params = &event.params;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        match event.method.as_str() {
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                let what = details["exception"]["description"].as_str();
                let what = what.map_or_else(|| text(&details["text"]), str::to_string);
                self.errors.push(what);
            }
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                self.errors.push(format!("console: {}", params["args"]));
            }
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                let entry = &params["entry"];
                let what = format!("{} {}", text(&entry["text"]), text(&entry["url"]));
                self.errors.push(what);
            }
            "Network.requestWillBeSent" => self.requests.push(text(&params["request"]["url"])),
            "Network.webSocketCreated" => self.requests.push(text(&params["url"])),
            "Page.lifecycleEvent" if params["name"] == "load" => {
                self.loaded.push(text(&params["loaderId"]));
            }
            _ => {}
        }
    }
}
