//! libFuzzer's way into [`fuzz::waves`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::waves(bytes));
