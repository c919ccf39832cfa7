//! Writes the seeds that are made from today's code into `corpus/`, where
//! libFuzzer begins: `cargo run -p fuzz --example corpus`.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    for (target, _) in fuzz::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("corpus")
            .join(target);
        fs::create_dir_all(&folder)?;
        for (number, seed) in fuzz::fresh(target).into_iter().enumerate() {
            fs::write(folder.join(format!("fresh-{number}")), seed)?;
        }
    }
    Ok(())
}
