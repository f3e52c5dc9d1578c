//! A page in the browser, as one kind of reader has it, and what happened while it was open.

use crate::chromium::{Chromium, PATIENCE};
use headless_chrome::protocol::cdp::Target::CreateTarget;
use headless_chrome::protocol::cdp::types::{Event, Method};
use headless_chrome::protocol::cdp::{Log, Page, Runtime};
use press::problem::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Pixels of a screen's height; only what is seen at once depends on it.
const HEIGHT: u32 = 900;

/// How a reader looks at a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub scheme: Scheme,
    /// In CSS pixels.
    pub width: u32,
    pub medium: Medium,
    pub scripts: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    Screen,
    Print,
}

impl View {
    /// A wide screen in daylight.
    pub const PLAIN: View = View {
        scheme: Scheme::Light,
        width: 1280,
        medium: Medium::Screen,
        scripts: true,
    };

    /// The screens that every page is looked at on: a phone and a desk, by day and by night.
    pub fn all() -> Vec<View> {
        let mut views = Vec::new();
        for scheme in [Scheme::Light, Scheme::Dark] {
            for width in [360, 1280] {
                views.push(View {
                    scheme,
                    width,
                    ..View::PLAIN
                });
            }
        }
        views
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        write!(f, "{scheme}, {} px", self.width)?;
        if self.medium == Medium::Print {
            write!(f, ", on paper")?;
        }
        if !self.scripts {
            write!(f, ", without scripts")?;
        }
        Ok(())
    }
}

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

#[derive(Default)]
struct Watch {
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl Watch {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, event: &Event) {
        let mut seen = self.seen();
        match event {
            Event::RuntimeExceptionThrown(event) => {
                let details = &event.params.exception_details;
                let what = details
                    .exception
                    .as_ref()
                    .and_then(|e| e.description.clone());
                seen.errors
                    .push(what.unwrap_or_else(|| details.text.clone()));
            }
            Event::RuntimeConsoleAPICalled(event)
                if event.params.Type == Runtime::ConsoleAPICalledEventTypeOption::Error =>
            {
                seen.errors
                    .push(format!("console: {:?}", event.params.args));
            }
            Event::LogEntryAdded(event)
                if event.params.entry.level == Log::LogEntryLevel::Error =>
            {
                let entry = &event.params.entry;
                let place = entry.url.clone().unwrap_or_default();
                seen.errors.push(format!("{} {place}", entry.text));
            }
            Event::NetworkRequestWillBeSent(event) => {
                seen.requests.push(event.params.request.url.clone());
            }
            Event::NetworkWebSocketCreated(event) => seen.requests.push(event.params.url.clone()),
            Event::PageLifecycleEvent(event) if event.params.name == "load" => {
                seen.loaded.push(event.params.loader_id.clone());
            }
            _ => return,
        }
        self.changed.notify_all();
    }
}

/// One tab of the browser; pages are opened in it one after the other.
pub struct Tab {
    tab: Arc<headless_chrome::Tab>,
    watch: Arc<Watch>,
    /// The address of the page that is open.
    url: String,
}

impl Tab {
    /// A new tab in a window of its own, so that no other tab hides it.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn new(chromium: &Chromium) -> Result<Tab, Problem> {
        // A page that another one hides is never drawn, and waits for that for ever.
        let own_window = CreateTarget {
            url: "about:blank".to_string(),
            new_window: Some(true),
            left: None,
            top: None,
            width: None,
            height: None,
            window_state: None,
            browser_context_id: None,
            enable_begin_frame_control: None,
            background: None,
            for_tab: None,
            hidden: None,
        };
        let tab = chromium
            .browser
            .new_tab_with_options(own_window)
            .map_err(failed)?;
        let watch = Arc::new(Watch::default());
        let seen = Arc::clone(&watch);
        tab.add_event_listener(Arc::new(move |event: &Event| seen.note(event)))
            .map_err(failed)?;
        let tab = Tab {
            tab,
            watch,
            url: String::new(),
        };
        tab.tell(RuntimeEnable {})?;
        tab.tell(LogEnable {})?;
        tab.tell(NetworkEnable {})?;
        tab.tell(FocusEmulation { enabled: true })?;
        Ok(tab)
    }

    /// Opens a page as this reader, and waits until it has loaded.
    ///
    /// # Errors
    /// Where it cannot be opened, or does not finish loading.
    pub fn open(&mut self, url: &str, view: View) -> Result<(), Problem> {
        self.url = url.to_string();
        // Otherwise another place of the page that is open would load nothing.
        self.go("about:blank")?;
        self.set(view)?;
        *self.watch.seen() = Seen::default();
        self.go(url)?;
        if view.scripts {
            // Fonts change how wide a line is; a frame later everything is where it belongs.
            self.read::<Value>(
                "document.fonts.ready.then(() => new Promise((done) =>
                    requestAnimationFrame(() => requestAnimationFrame(() => done(null)))))",
            )?;
        }
        Ok(())
    }

    fn go(&self, url: &str) -> Result<(), Problem> {
        let answer = self.tell(Navigate {
            url: url.to_string(),
        })?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(Problem::file(Path::new(&self.url), "open", error));
        }
        let document = answer["loaderId"].as_str().unwrap_or_default();
        let loading = |seen: &mut Seen| !seen.loaded.iter().any(|loaded| loaded == document);
        let (_seen, timeout) = self
            .watch
            .changed
            .wait_timeout_while(self.watch.seen(), PATIENCE, loading)
            .unwrap_or_else(PoisonError::into_inner);
        match timeout.timed_out() {
            true => Err(Problem::file(
                Path::new(&self.url),
                "open",
                "it never finished loading",
            )),
            false => Ok(()),
        }
    }

    /// Shows the page that is open as another reader has it; scripts count from the next page on.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn set(&self, view: View) -> Result<(), Problem> {
        let scheme = match view.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let medium = match view.medium {
            Medium::Screen => "",
            Medium::Print => "print",
        };
        self.tell(EmulatedMedia {
            media: medium,
            // A color on its way to another one has any contrast.
            features: json!([
                {"name": "prefers-color-scheme", "value": scheme},
                // What a stepper shows by itself, it shows at once.
                {"name": "prefers-reduced-motion", "value": "reduce"},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ]),
        })?;
        self.tell(DeviceMetrics {
            width: view.width,
            height: HEIGHT,
            device_scale_factor: 1,
            mobile: false,
        })?;
        self.tell(ScriptExecution {
            value: !view.scripts,
        })?;
        Ok(())
    }

    /// What has happened since the page was opened.
    pub fn seen(&self) -> Seen {
        self.watch.seen().clone()
    }

    /// The value of an expression in the page, awaited if it is a promise.
    ///
    /// # Errors
    /// Where it throws, or its value is not what was wanted.
    pub fn read<T: DeserializeOwned>(&self, expression: &str) -> Result<T, Problem> {
        let mut answer = self.tell(Evaluate {
            expression: expression.to_string(),
            return_by_value: true,
            await_promise: true,
            user_gesture: true,
        })?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            return Err(Problem::file(Path::new(&self.url), "ask the page", thrown));
        }
        serde_json::from_value(answer["result"]["value"].take())
            .map_err(|e| Problem::file(Path::new(&self.url), "ask the page", e))
    }

    /// Clicks with the mouse where the reader sees this point.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn click(&self, x: f64, y: f64) -> Result<(), Problem> {
        for kind in ["mousePressed", "mouseReleased"] {
            self.tell(Mouse {
                kind,
                x,
                y,
                button: "left",
                click_count: 1,
            })?;
        }
        Ok(())
    }

    /// Presses and releases a key, by its name: `1`, `Backspace`.
    ///
    /// # Errors
    /// Where there is no such key, or chromium does not do as it is told.
    pub fn press(&self, key: &str) -> Result<(), Problem> {
        self.tab.press_key(key).map_err(failed)?;
        Ok(())
    }

    /// A picture of the page down to this height, as PNG.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn picture(&self, most: u32) -> Result<Vec<u8>, Problem> {
        let [width, height]: [u32; 2] = self.read(
            "[document.documentElement.clientWidth, document.documentElement.scrollHeight]",
        )?;
        let clip = Page::Viewport {
            x: 0.0,
            y: 0.0,
            width: f64::from(width),
            height: f64::from(height.min(most)),
            scale: 1.0,
        };
        self.tab
            .capture_screenshot(
                Page::CaptureScreenshotFormatOption::Png,
                None,
                Some(clip),
                true,
            )
            .map_err(failed)
    }

    fn tell<M>(&self, method: M) -> Result<M::ReturnObject, Problem>
    where
        M: Method + Serialize,
    {
        self.tab.call_method(method).map_err(failed)
    }
}

fn failed(error: impl fmt::Display) -> Problem {
    Problem::new(format!("chromium does not answer: {error:#}"))
}

/// The protocol's methods with the parameters that are used here: those of the library must be
/// given all, and fail where a browser is newer than they are.
macro_rules! method {
    ($name:ident, $full:literal, { $($field:ident : $kind:ty),* $(,)? }) => {
        #[derive(Debug, Serialize)]
        #[serde(rename_all = "camelCase")]
        struct $name { $($field: $kind),* }

        impl Method for $name {
            const NAME: &'static str = $full;
            type ReturnObject = Value;
        }
    };
}

method!(RuntimeEnable, "Runtime.enable", {});
method!(LogEnable, "Log.enable", {});
method!(NetworkEnable, "Network.enable", {});
method!(Navigate, "Page.navigate", { url: String });
method!(FocusEmulation, "Emulation.setFocusEmulationEnabled", { enabled: bool });
method!(ScriptExecution, "Emulation.setScriptExecutionDisabled", { value: bool });
method!(EmulatedMedia, "Emulation.setEmulatedMedia", { media: &'static str, features: Value });
method!(DeviceMetrics, "Emulation.setDeviceMetricsOverride", {
    width: u32,
    height: u32,
    device_scale_factor: u32,
    mobile: bool,
});
method!(Evaluate, "Runtime.evaluate", {
    expression: String,
    return_by_value: bool,
    await_promise: bool,
    user_gesture: bool,
});

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Mouse {
    #[serde(rename = "type")]
    kind: &'static str,
    x: f64,
    y: f64,
    button: &'static str,
    click_count: u32,
}

impl Method for Mouse {
    const NAME: &'static str = "Input.dispatchMouseEvent";
    type ReturnObject = Value;
}
