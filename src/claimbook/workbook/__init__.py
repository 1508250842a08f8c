"""The tables of a package as one workbook, to be edited in a spreadsheet and read back.

Every cell is text, so that no program retypes it; what comes back is validated before it is kept.
"""
