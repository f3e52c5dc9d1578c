use std::thread;
use std::time::Duration;

struct Settings {
    points: u32,
    pause: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            points: 10,
            pause: Duration::from_millis(20),
        }
    }
}

fn measure(sample: &str, settings: Settings) {
    for point in 0..settings.points {
        println!("{sample}: point {point}");
        thread::sleep(settings.pause);
    }
}

fn main() {
    let sample = String::from("salt");
    let settings = Settings {
        points: 3,
        ..Settings::default()
    };
    let measurement = thread::spawn(move || measure(&sample, settings));
    measurement.join().unwrap();
}
