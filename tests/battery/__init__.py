"""Faults made by the thousand from the Table Schemas of a package, to see which are noticed.

Nothing is written by hand: `constraints` breaks, one by one, what the schemas ask of cells and
keys, with sizes and hashes renewed, so that only the tables themselves can give a fault away;
`damages` breaks files, descriptor and schemas. `running` asks `validate` and frictionless.
"""
