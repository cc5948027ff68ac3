//! Hand the words of the command line to the library.

fn main() {}
