//! Dates as sources state them, and the arithmetic by which treaties count them.
