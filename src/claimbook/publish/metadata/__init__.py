"""Project metadata: written once, put out in the forms that others read.

`project` reads the one source, `related` the works that it names; other modules make the text of a
file each, and `files` lists them. The files are derived: ``make metadata`` writes them, and a test
proves that those committed are what it would write.
"""
