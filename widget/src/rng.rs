//! Random bytes from the browser's own generator.

use crate::dom;
use rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;
use wasm_bindgen::{JsValue, throw_str};

/// `crypto.getRandomValues`.
pub(crate) struct BrowserRng(());

impl BrowserRng {
    /// Draws from the generator once.
    ///
    /// # Errors
    /// Fails where the browser has none that works.
    pub(crate) fn new() -> Result<Self, JsValue> {
        dom::random(&mut [0; 8])?;
        Ok(Self(()))
    }
}

impl TryRng for BrowserRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        // The browser gives at most 65,536 bytes at a time.
        for part in bytes.chunks_mut(65_536) {
            if dom::random(part).is_err() {
                // Going on with bytes that are not random would be worse.
                throw_str("the browser gave no random bytes");
            }
        }
        Ok(())
    }
}

impl TryCryptoRng for BrowserRng {}
