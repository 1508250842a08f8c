"""Validation of tables that are larger than memory, on an engine that Ibis speaks to.

==============  ==========================================================================
`scanning`      one pass over the bytes of a file: size, hash, and the form of every record
`staging`       the file as a table of the engine, with the number of each row
`patterns`      patterns as the engine has them, or matched here by RE2
`expressions`   a Table Schema as Ibis expressions: what breaks it
`judging`       one table: proven clean in one query, else its faults, counted and sampled
`links`         foreign keys, and the rules that judge each row by itself
`package`       all tables of a package
==============  ==========================================================================

What is a fault is said by the same schemas, and of the rows that are listed by Pandera.
"""
