//! The notation as pairs of texts: what is written, and the days it may mean.
