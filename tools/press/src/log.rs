//! mdBook only logs some errors and builds on; this hears them.

use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// Runs `work` and returns what it returned together with the errors that it logged.
pub fn collect_errors<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let errors = Errors::default();
    let subscriber = tracing_subscriber::registry().with(errors.clone());
    let value = tracing::subscriber::with_default(subscriber, work);
    let errors = std::mem::take(&mut *errors.0.lock().unwrap_or_else(PoisonError::into_inner));
    (value, errors)
}

#[derive(Clone, Default)]
struct Errors(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Errors {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() == Level::ERROR {
            let mut message = Message::default();
            event.record(&mut message);
            let mut errors = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            errors.push(message.0);
        }
    }
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::collect_errors;

    #[test]
    fn an_error_is_heard_and_a_warning_is_not() {
        let (value, errors) = collect_errors(|| {
            tracing::warn!("a warning");
            tracing::error!("an {}", "error");
            7
        });
        assert_eq!((value, errors), (7, vec!["an error".to_string()]));
    }
}
