"""Rules for an audit as a whole: its wording, its records and its policy, one module a rule.

What `claimbook.package.validation` says of tables is not repeated here; a package that is not sound
is not linted.
"""
