//! What is wrong with many pages, told once for all that have it.

use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::fmt;

/// How many of the places that share a fault are named.
const NAMED: usize = 5;

/// Faults, each with the places where it is.
#[derive(Debug, Default)]
pub struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    /// Adds what is wrong at a place.
    pub fn add(&mut self, place: &str, faults: impl IntoIterator<Item = String>) {
        for fault in faults {
            let places = self.0.entry(fault).or_default();
            places.push(place.to_owned());
        }
    }

    /// There must be none.
    ///
    /// # Errors
    /// Tells every fault with its places.
    pub fn none(&self) -> Result<()> {
        ensure!(self.0.is_empty(), "{self}");
        Ok(())
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} faults", self.0.len())?;
        for (fault, places) in &self.0 {
            let named = &places[..places.len().min(NAMED)];
            let more = places.len() - named.len();
            writeln!(f, "{fault}\n    at {}", named.join("; "))?;
            if more > 0 {
                writeln!(f, "    and {more} more places")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_once_with_its_places() {
        let mut faults = Faults::default();
        assert!(faults.none().is_ok());
        for page in 1..=6 {
            faults.add(&format!("/{page}/"), ["no title".to_owned()]);
        }
        let told = faults.none().unwrap_err().to_string();
        let expected =
            "1 faults\nno title\n    at /1/; /2/; /3/; /4/; /5/\n    and 1 more places\n";
        assert_eq!(told, expected);
    }
}
