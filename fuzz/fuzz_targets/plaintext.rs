//! libFuzzer's way into [`fuzz::plaintext`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::plaintext(bytes));
