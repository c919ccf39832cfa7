//! A limit for each address, without keeping an address.
//!
//! What is kept is a hash under a random salt, in memory, for one hour; then
//! salt and hashes are thrown away together (DOMAIN T12).

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const HOUR: Duration = Duration::from_secs(3600);

/// Addresses counted at a time, about 1 MB. In an hour with more than that the
/// rest go uncounted: the limit must never be what stops honest people.
const ADDRESSES: usize = 65_536;

#[derive(Debug)]
pub(crate) struct Rate {
    limit: Option<u32>,
    hour: Mutex<Hour>,
}

#[derive(Debug)]
struct Hour {
    began: Instant,
    salt: RandomState,
    counts: HashMap<u64, u32>,
}

impl Hour {
    fn new() -> Self {
        Self {
            began: Instant::now(),
            salt: RandomState::new(),
            counts: HashMap::new(),
        }
    }
}

impl Rate {
    pub(crate) fn new(limit: Option<u32>) -> Self {
        Self {
            limit,
            hour: Mutex::new(Hour::new()),
        }
    }

    /// Counts one more request from `address`; may it pass?
    pub(crate) fn allows(&self, address: Option<IpAddr>) -> bool {
        let (Some(limit), Some(address)) = (self.limit, address) else {
            return true;
        };
        let mut hour = self.hour.lock().unwrap_or_else(PoisonError::into_inner);
        if hour.began.elapsed() >= HOUR {
            *hour = Hour::new();
        }
        let hash = hour.salt.hash_one(network(address));
        if hour.counts.len() >= ADDRESSES && !hour.counts.contains_key(&hash) {
            return true;
        }
        let count = hour.counts.entry(hash).or_default();
        *count = count.saturating_add(1);
        *count <= limit
    }
}

/// One household has one IPv4 address, or 2 to the power of 64 IPv6 addresses
/// with the same first half.
fn network(address: IpAddr) -> [u8; 8] {
    let mut bytes = [0; 8];
    match address.to_canonical() {
        IpAddr::V4(v4) => bytes[4..].copy_from_slice(&v4.octets()),
        IpAddr::V6(v6) => bytes.copy_from_slice(&v6.octets()[..8]),
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_network_by_itself() {
        let rate = Rate::new(Some(2));
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        let neighbour: IpAddr = "2001:db8::2".parse().unwrap();
        let other: IpAddr = "192.0.2.1".parse().unwrap();
        assert!(rate.allows(Some(one)));
        assert!(rate.allows(Some(neighbour)));
        assert!(!rate.allows(Some(one)));
        assert!(rate.allows(Some(other)));
        assert!(rate.allows(None));
    }
}
