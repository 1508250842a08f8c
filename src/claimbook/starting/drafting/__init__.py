"""A first draft of the tables of an article, read from its text by rules; no model, no network.

Whatever is drafted says so, and is for a person to confirm, mend or strike out.
"""
