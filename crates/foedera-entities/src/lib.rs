//! States, organisations and territories: ids, lifetimes, names, codes, successions.
