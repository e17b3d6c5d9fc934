//! What changed between two descriptions, and who feels it.
