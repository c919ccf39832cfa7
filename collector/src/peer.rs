//! Who is at the other end, for as long as it takes to count them.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::HeaderName;

/// The address that a connection came from. Put on each request by the server
/// loop; nothing writes it down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The address to count a request under, or `None` when it cannot be told.
///
/// With a proxy in front, the proxy says it in the header `forwarded`: the last
/// entry, because the earlier ones are whatever the client wrote. Without such
/// a header an address of this machine or of a private network is taken for a
/// proxy's, behind which everybody would look like one person.
pub(crate) fn address_to_count(
    peer: Option<Peer>,
    headers: &HeaderMap,
    forwarded: Option<&HeaderName>,
) -> Option<IpAddr> {
    if let Some(name) = forwarded {
        let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
        return value.rsplit(',').next()?.trim().parse().ok();
    }
    peer.map(|Peer(address)| address.to_canonical())
        .filter(|address| !is_local(*address))
}

fn is_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believes_the_proxy_and_not_the_client() {
        let name = HeaderName::from_static("x-forwarded-for");
        let mut headers = HeaderMap::new();
        headers.append(&name, "192.0.2.1, 198.51.100.7".parse().unwrap());
        let proxy = Some(Peer("127.0.0.1".parse().unwrap()));
        let seen = address_to_count(proxy, &headers, Some(&name));
        assert_eq!(seen, Some("198.51.100.7".parse().unwrap()));
        assert_eq!(address_to_count(proxy, &headers, None), None);
        let direct = Some(Peer("203.0.113.9".parse().unwrap()));
        assert_eq!(
            address_to_count(direct, &headers, None),
            Some("203.0.113.9".parse().unwrap())
        );
    }
}
