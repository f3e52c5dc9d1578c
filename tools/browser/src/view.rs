//! The readers of a page: on a phone or at a desk, by day or by night, on paper, without scripts.

use std::fmt;

/// How a reader looks at a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub scheme: Scheme,
    /// In CSS pixels.
    pub width: u32,
    pub medium: Medium,
    pub scripts: bool,
    /// Whether what moves may take its time.
    pub motion: bool,
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
        motion: false,
    };

    /// The screens that every page is looked at on: a phone and a desk, by day and by night.
    pub fn screens() -> Vec<View> {
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

    /// The same screens, and the phone without scripts: what is left out there is left out at a desk,
    /// and a phone has the least room.
    pub fn all() -> Vec<View> {
        let screens = View::screens();
        let phones = screens.iter().filter(|view| view.width < 600);
        let without_scripts = phones.map(|&view| View {
            scripts: false,
            ..view
        });
        screens.iter().copied().chain(without_scripts).collect()
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
