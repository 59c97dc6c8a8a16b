//! How answers look: from the façade's plain data to lines on a page.
//!
//! Nothing here asks, decides or prints; whoever wants another look changes only this folder.

pub(crate) mod amendments;
pub(crate) mod answer;
pub(crate) mod bars;
pub(crate) mod casus;
pub(crate) mod changes;
pub(crate) mod chart;
pub(crate) mod dates;
pub(crate) mod days;
pub(crate) mod declarations;
pub(crate) mod difference;
pub(crate) mod doubts;
pub(crate) mod faults;
pub(crate) mod invoked;
pub(crate) mod lists;
pub(crate) mod marks;
pub(crate) mod missing;
pub(crate) mod notification;
pub(crate) mod parties;
pub(crate) mod picture;
pub(crate) mod priority;
pub(crate) mod queue;
pub(crate) mod reading;
pub(crate) mod reasons;
pub(crate) mod reservations;
pub(crate) mod sentence;
pub(crate) mod sheet;
pub(crate) mod standings;
pub(crate) mod statement;
pub(crate) mod survives;
pub(crate) mod words;
