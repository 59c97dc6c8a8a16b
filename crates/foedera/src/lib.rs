//! The facade: wires readers, register and engine to a world; the only public API.
