//! libFuzzer's way into [`fuzz::boxes`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::boxes(bytes));
