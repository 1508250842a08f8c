"""The figures of this article: one module each, with a function ``draw``."""
