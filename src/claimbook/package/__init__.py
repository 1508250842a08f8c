"""A data package: its descriptor, its tables with types, validation, codebook, panels."""
