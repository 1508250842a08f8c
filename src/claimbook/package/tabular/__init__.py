"""From a CSV file and its Table Schema to a typed table (`frame`) and a contract (`contracts`).

The Table Schema is the only place where a type or a constraint is written. What of it is
supported is said in `schema`; anything else is refused, so that nothing is dropped in silence.
"""
