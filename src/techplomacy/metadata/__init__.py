"""Project metadata: written once, put out in the forms that others read.

`project` reads the one source; each other module makes one file of it. The files are derived:
``make metadata`` writes them, and a test proves that those committed are what it would write.
"""
