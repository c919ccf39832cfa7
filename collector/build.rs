//! A new migration is compiled in without any source changing.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
