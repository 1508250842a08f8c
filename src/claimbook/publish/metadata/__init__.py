"""Project metadata: written once, put out in the forms that others read.

`project` reads the one source, `related` the works that it names; each other module makes one file
of them, and `files` all. The files are derived: ``make metadata`` writes them, and a test proves
that those committed are what it would write.
"""
