//! The kept inputs of the fuzz targets, and some fresh ones, run in the normal suite.

use std::panic::{AssertUnwindSafe, catch_unwind};
use tests::fuzz::{Corpus, Dice, TARGETS, kept};

#[test]
fn kept_inputs_do_no_harm() {
    let mut bytes = 0;
    for target in TARGETS {
        let mut run = (target.start)();
        for (name, data) in kept(target.name) {
            bytes += data.len();
            assert!(catch_unwind(AssertUnwindSafe(|| run(&data))).is_ok(), "{}/{name} panics", target.name);
        }
    }
    assert!(bytes < 300_000, "the corpus is kept small: {bytes} bytes");
}

#[test]
fn fresh_inputs_do_no_harm() {
    for target in TARGETS {
        let corpus = Corpus::load(target.name);
        let mut dice = Dice::new(7);
        let mut run = (target.start)();
        for n in 0..20 {
            let data = (target.make)(&corpus, &mut dice);
            assert!(catch_unwind(AssertUnwindSafe(|| run(&data))).is_ok(), "{} input {n}: {}", target.name, String::from_utf8_lossy(&data));
        }
    }
}

#[test]
fn the_same_seed_makes_the_same_inputs() {
    for target in TARGETS {
        let corpus = Corpus::load(target.name);
        let (mut a, mut b) = (Dice::new(3), Dice::new(3));
        for _ in 0..5 {
            assert_eq!((target.make)(&corpus, &mut a), (target.make)(&corpus, &mut b), "{}", target.name);
        }
    }
}
