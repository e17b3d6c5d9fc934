//! Findings about one description.
