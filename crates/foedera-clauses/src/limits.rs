//! How much is read: every limit has a name, and reaching it is a diagnostic, never a crash.

/// The longest file in bytes. The longest treaty with its journal stays under a hundred thousand.
pub const FILE_BYTES_MAX: usize = 16 << 20;

/// The longest line in bytes. The longest sentence of a real treaty has some 300.
pub const LINE_BYTES_MAX: usize = 16 << 10;

/// How deep lines may nest. Real files stay under six.
pub const NESTING_MAX: usize = 32;

/// How many names that nobody bears are looked for in the world before no more codes are offered: to
/// find nothing among all names of all languages takes milliseconds.
pub(crate) const UNKNOWN_NAMES_MAX: usize = 20;

/// How many problems of one file are reported; the rest is counted in one last note.
pub const PROBLEMS_MAX: usize = 200;
