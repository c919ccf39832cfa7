//! libFuzzer's way into [`fuzz::definition`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::definition(bytes));
