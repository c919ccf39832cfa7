//! libFuzzer's way into [`fuzz::withdrawn`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::withdrawn(bytes));
