//! Pictures in prose: under names that follow their content, with their size, and without
//! what cameras write beside them.

mod support;

use std::fs;
use support::Site;

/// The beginning of a PNG of 640 by 480, with one more chunk.
fn png(kind: &[u8; 4]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], body: &[u8]| {
        bytes.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        bytes.extend([kind, body, &[0; 4]].concat());
    };
    let size = [640_u32.to_be_bytes(), 480_u32.to_be_bytes()].concat();
    chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
    chunk(kind, b"some bytes");
    bytes
}

/// A JPEG of 32 by 16 with a segment of this kind before its size.
fn jpeg(kind: u8) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, kind, 0, 6, b'E', b'x', b'i', b'f'];
    bytes.extend([
        0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2,
    ]);
    bytes
}

fn with(name: &str, bytes: &[u8], text: &str) -> Site {
    let page = format!("+++\ntitle = \"Extra\"\ndescription = \"A page.\"\n+++\n\n{text}\n");
    let site = Site::demo().write("pages/extra.md", &page);
    let folder = site.out().with_file_name("content").join("images");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
    site
}

#[test]
fn a_picture_is_shown_with_its_size_and_words() {
    let built = with("room.png", &png(b"IDAT"), "![Two chairs](/images/room.png)").build();
    let asset = built.asset("assets/room.", ".png");
    let page = built.file("extra/index.html");
    let wanted = format!(
        "<img src=\"/{asset}\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\" alt=\"Two chairs\""
    );
    assert!(page.contains(&wanted), "{page}");
}

#[test]
fn a_picture_that_is_not_there_is_told_with_the_nearest() {
    let text = "![Two chairs](/images/rom.png) ![A door](https://elsewhere.example/door.png)";
    let shown = with("room.png", &png(b"IDAT"), text).mistakes();
    assert!(shown.contains("pages/extra.md:6:1"), "{shown}");
    assert!(
        shown.contains("did you mean `/images/room.png`?"),
        "{shown}"
    );
    assert!(
        shown.contains("there is no picture `https://elsewhere"),
        "{shown}"
    );
}

#[test]
fn a_picture_that_says_where_it_was_taken_is_refused() {
    let told: [(&str, Vec<u8>); 4] = [
        ("a.png", png(b"eXIf")),
        ("b.png", png(b"tEXt")),
        ("c.jpg", jpeg(0xE1)),
        ("d.jpg", jpeg(0xED)),
    ];
    for (name, bytes) in told {
        let shown = with(name, &bytes, "Text.").mistakes();
        assert!(shown.contains("hidden details"), "{shown}");
        assert!(shown.contains(&format!("images/{name}")), "{shown}");
    }
    // What every program writes is no secret.
    with("e.jpg", &jpeg(0xE0), "Text.").build();
}

#[test]
fn what_is_no_picture_is_refused() {
    let shown = with("a.png", b"text", "Text.").mistakes();
    assert!(shown.contains("cannot be read"), "{shown}");
    let shown = with("a.bmp", b"BM", "Text.").mistakes();
    assert!(shown.contains("no kind of picture"), "{shown}");
    let folder = Site::demo().write("images/2026/a.png", "");
    let shown = folder.mistakes();
    assert!(
        shown.contains("this is a folder") && shown.contains("images/2026"),
        "{shown}"
    );
}
