//! A page in the browser, as one kind of reader has it.

use crate::chromium::Chromium;
use crate::devtools::{Devtools, failed};
use crate::seen::Seen;
use crate::view::{Medium, Scheme, View};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use press::problem::Problem;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;

/// Pixels of a screen's height; only what is seen at once depends on it.
const HEIGHT: u32 = 900;

/// One tab of the browser; pages are opened in it one after the other. What a page remembers, it
/// remembers for this tab alone.
pub struct Tab {
    devtools: Devtools,
    /// The tab and its memory end with the connection that made them.
    _made_by: Devtools,
    seen: Seen,
    /// The address of the page that is open.
    url: String,
}

impl Tab {
    /// A new tab in a window of its own, so that no other tab hides it.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn new(chromium: &Chromium) -> Result<Tab, Problem> {
        let mut browser = Devtools::connect(&chromium.address)?;
        let mut make = |method: &str, params: Value, id: &str| {
            let made = browser.call(method, params, |_| {})?;
            Ok(made[id].as_str().unwrap_or_default().to_string())
        };
        let memory = make(
            "Target.createBrowserContext",
            json!({"disposeOnDetach": true}),
            "browserContextId",
        )?;
        // A page that another one hides is never drawn, and waits for that for ever.
        let window = json!({"url": "about:blank", "newWindow": true, "browserContextId": memory});
        let id = make("Target.createTarget", window, "targetId")?;
        let (root, _) = chromium
            .address
            .split_once("/browser/")
            .ok_or_else(|| failed(&chromium.address))?;
        let mut tab = Tab {
            devtools: Devtools::connect(&format!("{root}/page/{id}"))?,
            _made_by: browser,
            seen: Seen::default(),
            url: String::new(),
        };
        for method in [
            "Page.enable",
            "Runtime.enable",
            "Log.enable",
            "Network.enable",
        ] {
            tab.tell(method, json!({}))?;
        }
        tab.tell("Page.setLifecycleEventsEnabled", json!({"enabled": true}))?;
        tab.tell(
            "Emulation.setFocusEmulationEnabled",
            json!({"enabled": true}),
        )?;
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
        self.seen = Seen::default();
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

    fn go(&mut self, url: &str) -> Result<(), Problem> {
        let answer = self.tell("Page.navigate", json!({"url": url}))?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(Problem::file(Path::new(&self.url), "open", error));
        }
        let document = answer["loaderId"].as_str().unwrap_or_default();
        let seen = &mut self.seen;
        if seen.has_loaded(document) {
            return Ok(());
        }
        self.devtools
            .wait(|event| {
                seen.note(&event);
                seen.has_loaded(document)
            })
            .map_err(|e| Problem::file(Path::new(&self.url), "open", e))
    }

    /// Shows the page that is open as another reader has it; scripts count from the next page on.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn set(&mut self, view: View) -> Result<(), Problem> {
        let scheme = match view.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let medium = match view.medium {
            Medium::Screen => "",
            Medium::Print => "print",
        };
        // A color on its way to another one has any contrast; and what a stepper shows by itself, it
        // shows at once where nothing may move.
        let motion = if view.motion {
            "no-preference"
        } else {
            "reduce"
        };
        self.tell(
            "Emulation.setEmulatedMedia",
            json!({"media": medium, "features": [
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": motion},
            ]}),
        )?;
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": view.width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false}),
        )?;
        let no_scripts = json!({"value": !view.scripts});
        self.tell("Emulation.setScriptExecutionDisabled", no_scripts)?;
        Ok(())
    }

    /// Lets scripts run that are given to the page from now on; its own, if it was opened without,
    /// have not run and never will.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn allow_scripts(&mut self) -> Result<(), Problem> {
        let none = json!({"value": false});
        self.tell("Emulation.setScriptExecutionDisabled", none)?;
        Ok(())
    }

    /// What has happened since the page was opened.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// The value of an expression in the page, awaited if it is a promise.
    ///
    /// # Errors
    /// Where it throws, or its value is not what was wanted.
    pub fn read<T: DeserializeOwned>(&mut self, expression: &str) -> Result<T, Problem> {
        let question = json!({
            "expression": expression,
            "returnByValue": true,
            "awaitPromise": true,
            "userGesture": true,
        });
        let mut answer = self.tell("Runtime.evaluate", question)?;
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
    pub fn click(&mut self, x: f64, y: f64) -> Result<(), Problem> {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.tell("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// Presses and releases a key, by its name: `1`, `Backspace`.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn press(&mut self, key: &str) -> Result<(), Problem> {
        // Only a key that writes something has a text.
        let text = if key.chars().count() == 1 { key } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "text": text});
            self.tell("Input.dispatchKeyEvent", event)?;
        }
        Ok(())
    }

    /// Pastes what the reader has copied, where the focus is.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn paste(&mut self) -> Result<(), Problem> {
        let event = json!({"type": "rawKeyDown", "key": "v", "commands": ["paste"]});
        self.tell("Input.dispatchKeyEvent", event)?;
        Ok(())
    }

    /// A picture of the page down to this height, as PNG.
    ///
    /// # Errors
    /// Where chromium does not do as it is told.
    pub fn picture(&mut self, most: u32) -> Result<Vec<u8>, Problem> {
        let [width, height]: [u32; 2] = self.read(
            "[document.documentElement.clientWidth, document.documentElement.scrollHeight]",
        )?;
        let part = json!({"x": 0, "y": 0, "width": width, "height": height.min(most), "scale": 1});
        let picture = self.tell(
            "Page.captureScreenshot",
            json!({"format": "png", "clip": part, "captureBeyondViewport": true}),
        )?;
        let data = picture["data"].as_str().unwrap_or_default();
        BASE64_STANDARD.decode(data).map_err(failed)
    }

    fn tell(&mut self, method: &str, params: Value) -> Result<Value, Problem> {
        let seen = &mut self.seen;
        self.devtools
            .call(method, params, |event| seen.note(&event))
    }
}
