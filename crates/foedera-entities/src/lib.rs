//! States, organisations and territories: ids, lifetimes, names, codes, successions.

mod id;

pub use id::{ENTITY_ID_BYTES_MAX, EntityId, EntityIdError, EntityNo};
