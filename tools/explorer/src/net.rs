//! `std::net`: addresses; what would connect, listen or send is left out.

pub use ::std::net::{
    AddrParseError, IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, SocketAddrV4, SocketAddrV6,
};
