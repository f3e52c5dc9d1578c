//! Stands in for `parking_lot` where a program is explored.
