//! Whole parts.
