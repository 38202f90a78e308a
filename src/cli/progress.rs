//! How far long work has come, for somebody who waits at a terminal.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal;
use crate::check::Counter;

/// How long somebody waits before there is anything to see.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long what is seen stays as it is.
const STILL: Duration = Duration::from_millis(100);

/// What the work goes through.
#[derive(Clone, Copy, Debug)]
pub struct Through {
    /// What is counted, such as "files judged".
    pub what: &'static str,
    /// How many there are, where that is known beforehand.
    pub all: Option<usize>,
}

impl Through {
    /// So many files, each of which is judged.
    pub const fn judged(files: usize) -> Self {
        Self { what: "files judged", all: Some(files) }
    }

    /// So many files, each of which is only read.
    pub const fn read(files: usize) -> Self {
        Self { what: "files read", all: Some(files) }
    }

    fn said(self, so_far: usize) -> String {
        let what = self.what;
        match self.all {
            Some(all) if so_far < all => format!("{what}: {so_far} of {all}"),
            Some(all) => format!("{what}: {so_far} of {all}, summing up"),
            None => format!("{what}: {so_far}"),
        }
    }
}

/// Does the work, and shows on standard error how far it has come, where that is a terminal and the work takes long. Nothing is left of it
/// when the work is done.
///
/// It must not be writing to a terminal itself, nor ask for anything there.
pub fn while_waiting<T>(through: Through, work: impl FnOnce(&Counter) -> T) -> T {
    let counter = Counter::default();
    if !terminal::is_watched() {
        return work(&counter);
    }
    thread::scope(|scope| {
        let (working, done): (Sender<()>, _) = channel();
        let counter = &counter;
        // Without a thread to show it, the work is done all the same.
        let _ = thread::Builder::new().spawn_scoped(scope, move || show(through, counter, &done));
        let result = work(counter);
        // Dropped here or where the work breaks off: either way the other thread sees it, and wipes what it has shown.
        drop(working);
        result
    })
}

fn show(through: Through, counter: &Counter, done: &Receiver<()>) {
    let is_done_in = |time| done.recv_timeout(time) != Err(RecvTimeoutError::Timeout);
    if is_done_in(PATIENCE) {
        return;
    }
    let so_far = counter.so_far();
    let bar = ProgressBar::with_draw_target(through.all.map(to_u64), ProgressDrawTarget::stderr())
        .with_style(style(through.all.is_some()))
        .with_message(through.said(so_far))
        .with_position(to_u64(so_far));
    bar.tick();
    while !is_done_in(STILL) {
        let so_far = counter.so_far();
        bar.set_message(through.said(so_far));
        bar.set_position(to_u64(so_far));
    }
    bar.finish_and_clear();
}

/// Letters that every terminal has, and no colour.
fn style(has_end: bool) -> ProgressStyle {
    let template = if has_end { "masa: [{bar:20}] {wide_msg}" } else { "masa: {spinner} {wide_msg}" };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.progress_chars("=> ").tick_chars("-\\|/-")
}

fn to_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_it_is() {
        let files = Through::judged(40);
        assert_eq!(files.said(0), "files judged: 0 of 40");
        assert_eq!(files.said(40), "files judged: 40 of 40, summing up");
        assert_eq!(Through { what: "days judged", all: None }.said(7), "days judged: 7");
    }
}
