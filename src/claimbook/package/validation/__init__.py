"""Faults of a package, layer by layer; `claimbook.validating` puts the layers together.

======================  =====================================================================
`profile`               the official Data Package v2 profile, and keys that no standard knows
`schemas`               Table Schemas that contradict themselves, or say what would be ignored
`texts`                 texts that are empty, steer a terminal, or are no address; double keys
`integrity`             files that are missing or changed
`claimbook.package.tabular`   the form of the text, the header, the types of cells
`proof`                 a first pass, which shows most tables sound in types, constraints and keys
`constraints`           the others, through Pandera
`references`            foreign keys
`rules`                 rules between tables
`frictionless_check`               frictionless, on request
======================  =====================================================================
"""
