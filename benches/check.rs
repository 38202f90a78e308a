//! How long a check takes, stage by stage, and how the whole of it compares with the parser's bare events.

#![allow(missing_docs, reason = "nobody reads a benchmark's documentation")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod generator;
mod stages;

use std::hint::black_box;
use std::time::{Duration, Instant};

use masa::check::Text;
use rayon::{ThreadPool, ThreadPoolBuilder};

use stages::{Judge, Stage, texts};

/// How many generated files stand for a national set.
const FILES: u64 = 150;

/// How often the yardstick and the whole check take turns.
const ROUNDS: usize = 21;

fn main() {
    divan::main();
    let quickly = std::env::args().any(|argument| argument == "--test");
    compare(if quickly { 1 } else { ROUNDS });
}

#[divan::bench(args = Stage::ALL)]
fn one_file(bencher: divan::Bencher<'_, '_>, stage: Stage) {
    let (judge, texts, pool) = (Judge::warm(), texts(1), threads(1));
    bencher.bench_local(|| pool.install(|| judge.run(stage, &texts)));
}

#[divan::bench(args = Stage::ALL, sample_count = 10)]
fn many_files(bencher: divan::Bencher<'_, '_>, stage: Stage) {
    let (judge, texts, pool) = (Judge::warm(), texts(FILES), threads(1));
    bencher.bench_local(|| pool.install(|| judge.run(stage, &texts)));
}

#[divan::bench(args = [1, 2], sample_count = 10)]
fn many_files_on_threads(bencher: divan::Bencher<'_, '_>, count: usize) {
    let (judge, texts, pool) = (Judge::warm(), texts(FILES), threads(count));
    bencher.bench_local(|| pool.install(|| judge.run(Stage::Whole, &texts)));
}

/// What one round measured.
struct Round {
    events: Duration,
    one_thread: Duration,
    two_threads: Duration,
}

/// The ratio of design section 10, in one run: yardstick and whole check take turns, so that a busy machine is busy for both.
fn compare(rounds: usize) {
    let (judge, texts) = (Judge::warm(), texts(FILES));
    let bytes: usize = texts.iter().map(|text| text.bytes.len()).sum();
    let pools = [threads(1), threads(2)];
    let measured: Vec<Round> = (0..rounds).map(|_| round(&judge, &texts, &pools)).collect();
    let best = |of: fn(&Round) -> Duration| measured.iter().map(of).min().unwrap_or_default();
    let (events, one, two) =
        (best(|round| round.events), best(|round| round.one_thread), best(|round| round.two_threads));
    println!("\n{FILES} files, {bytes} bytes, {rounds} rounds in turn; best of them, and the middle one of the pairs");
    println!("events, one thread       {events:>10.2?}");
    println!("whole check, one thread  {one:>10.2?}");
    println!("whole check, two threads {two:>10.2?}");
    let pairs = |of: fn(&Round) -> f64| middle(measured.iter().map(of).collect());
    let dearer = pairs(|round| over(round.one_thread, round.events));
    println!("whole check / events     {:>9.2}x   middle {dearer:.2}x", over(one, events));
    let faster = pairs(|round| over(round.one_thread, round.two_threads));
    println!("one thread / two         {:>9.2}x   middle {faster:.2}x", over(one, two));
}

fn round(judge: &Judge, texts: &[Text], [one, two]: &[ThreadPool; 2]) -> Round {
    let timed = |pool: &ThreadPool, stage| {
        pool.install(|| {
            let start = Instant::now();
            black_box(judge.run(stage, texts));
            start.elapsed()
        })
    };
    Round {
        events: timed(one, Stage::Events),
        one_thread: timed(one, Stage::Whole),
        two_threads: timed(two, Stage::Whole),
    }
}

fn over(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn middle(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN)
}

#[expect(clippy::expect_used, reason = "without threads there is nothing to measure")]
fn threads(count: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(count).build().expect("the system gives threads")
}
