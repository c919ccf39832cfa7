//! PNG with a palette: flat drawings with few colours take a third of the bytes.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use std::collections::HashMap;

type Colour = [u8; 3];

/// The most colours that one byte a pixel can name.
const MOST: usize = 256;

/// Encodes opaque pixels of four bytes each. If there are more colours than a
/// palette holds, the rare ones become the nearest that are kept.
pub(super) fn png(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, EncodingError> {
    let colours = kept(pixels);
    let mut numbers: HashMap<Colour, u8> = HashMap::new();
    let mut last = None;
    let mut indices = Vec::with_capacity(pixels.len() / 4);
    for pixel in pixels.chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2]];
        let number = match last {
            Some((same, number)) if same == colour => number,
            _ => *numbers
                .entry(colour)
                .or_insert_with(|| nearest(colour, &colours)),
        };
        last = Some((colour, number));
        indices.push(number);
    }
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(colours.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(out)
}

/// The most frequent colours; between two that are as frequent, the darker.
fn kept(pixels: &[u8]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, u32> = HashMap::new();
    let mut run: (Colour, u32) = ([0; 3], 0);
    for pixel in pixels.chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2]];
        if colour == run.0 {
            run.1 += 1;
        } else {
            *counts.entry(run.0).or_default() += run.1;
            run = (colour, 1);
        }
    }
    *counts.entry(run.0).or_default() += run.1;
    counts.retain(|_, count| *count > 0);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let colours = counts.into_iter().take(MOST);
    colours.map(|(colour, _)| colour).collect()
}

/// The number of the nearest colour, the first of those as near.
fn nearest(colour: Colour, colours: &[Colour]) -> u8 {
    let distance = |other: &Colour| -> u32 {
        let parts = other.iter().zip(&colour);
        parts.map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let numbered = (0..=u8::MAX).zip(colours);
    let found = numbered.min_by_key(|(_, other)| distance(other));
    found.map_or(0, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of a picture.
    fn decoded(bytes: &[u8]) -> Vec<Colour> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels.chunks_exact(3).map(|c| [c[0], c[1], c[2]]).collect()
    }

    #[test]
    fn few_colours_come_out_as_they_went_in() {
        let pixels = [
            [1, 2, 3, 255],
            [9, 8, 7, 255],
            [1, 2, 3, 255],
            [0, 0, 0, 255],
        ];
        let png = png(&pixels.concat(), 2, 2).unwrap();
        assert_eq!(decoded(&png), [[1, 2, 3], [9, 8, 7], [1, 2, 3], [0, 0, 0]]);
    }

    #[test]
    fn of_many_colours_the_rare_ones_become_the_nearest() {
        // Two pixels each of 256 greys, and one that is almost the last of them.
        let greys = (0..=255_u8).flat_map(|grey| [[grey, grey, grey, 255]; 2]);
        let mut pixels: Vec<_> = greys.collect();
        pixels.push([255, 255, 254, 255]);
        let png = png(&pixels.concat(), 513, 1).unwrap();
        let out = decoded(&png);
        assert_eq!(out[512], [255, 255, 255]);
        assert_eq!(out[300], [150, 150, 150]);
    }
}
