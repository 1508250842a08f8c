"""Figures that any audited article has."""
