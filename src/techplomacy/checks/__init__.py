"""Checks: small pure functions that recompute what is stated, and the code that judges them."""
