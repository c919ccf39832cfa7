//! Key material in the place of randomness, for vectors.

use rand_core::{Infallible, TryCryptoRng, TryRng};

/// Gives out a vector's key material in the place of randomness.
pub(crate) struct Material(pub(crate) [u8; 32]);

impl TryRng for Material {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("key material is asked for as bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("key material is asked for as bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Material {}
