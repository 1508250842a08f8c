"""The figures of the book, one module each with a function ``draw`` that returns a `Drawing`."""
