"""Codings of one article side by side: how far they agree, and what was made of the rest.

The second coding and the first as it was before the two were compared are tables, frozen, and so
are the matches between them. What the package has now is the first coding after adjudication. A
third coding judges the claims of the first once more. A package may have any or none of them.
"""
