//! What the survey weighs on the line: everything that the frame page loads to
//! be of full use, in every language and with the list of organisations.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use tests::chain::Chain;

/// The most bytes, each file by brotli at its best.
const LIMIT: usize = 70_000;
/// Whether more than that fails, or is only told.
const ENFORCED: bool = false;

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_page_and_all_it_loads_stay_within_the_budget() -> Result<()> {
    let chain = Chain::start().await?;
    let site = chain.dist();
    let page = fs::read_to_string(site.join("survey/index.html"))?;
    let mut sizes = vec![(
        "the page, with its style and script",
        packed(page.as_bytes())?,
    )];
    for name in ["data-glue", "data-wasm", "data-bundle"] {
        let address = attribute(&page, name).with_context(|| format!("the page has no {name}"))?;
        sizes.push((address, size(&site, address)?));
    }
    for link in page.split("<link ").skip(1) {
        let sheet = link.starts_with("rel=\"stylesheet\"");
        if let Some(address) = attribute(link, "href").filter(|_| sheet) {
            sizes.push((address, size(&site, address)?));
        }
    }
    let total: usize = sizes.iter().map(|(_, size)| size).sum();
    for (name, size) in &sizes {
        println!("{size:>8}  {name}");
    }
    println!("{total:>8}  of {LIMIT}");
    assert!(
        total <= LIMIT || !ENFORCED,
        "the survey weighs {total} bytes, {LIMIT} are the most: {sizes:#?}"
    );
    Ok(())
}

fn size(site: &Path, address: &str) -> Result<usize> {
    let path = site.join(address.trim_start_matches('/'));
    packed(&fs::read(&path).with_context(|| format!("the page loads {}", path.display()))?)
}

fn packed(mut bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut packed, &parameters)?;
    Ok(packed.len())
}

/// The value of the first attribute of this name.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = html.split_once(&format!("{name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}
