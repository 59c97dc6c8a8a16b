//! The register as its users see it, over every store. (`cfg(test)` tells the lints that these are
//! tests, where failing loudly is the point.)

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod fresh;
#[cfg(test)]
mod review;
#[cfg(test)]
#[cfg(feature = "postgres")]
mod server;
#[cfg(test)]
mod vectors;
