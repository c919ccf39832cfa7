//! Builds again when what is built in changes, also by a new file.

fn main() {
    println!("cargo:rerun-if-changed=theme");
    for scaffold in [
        "scaffold",
        "../content/survey",
        "../content/organisations",
        "../content/pages",
        "../content/helplines.toml",
    ] {
        println!("cargo:rerun-if-changed={scaffold}");
    }
}
