//! Builds again when the theme changes, also by a new file.

fn main() {
    println!("cargo:rerun-if-changed=theme");
}
