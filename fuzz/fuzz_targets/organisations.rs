//! libFuzzer's way into [`fuzz::organisations`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::organisations(bytes));
