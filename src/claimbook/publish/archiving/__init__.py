"""The archive: one zip that a repository accepts, and that stands for itself in twenty years.

=================  ==========================================================================
`contents`         which files belong to it, and which of them are required
`build`            the same bytes from the same files, on any day and in any folder
`verify`           what is wrong with an archive, by codes of `claimbook.faults`
`members`          its files, read in pieces and within limits
`zip_checks`       the form of a zip: names, sums, empty and double files, archives within
`metadata_checks`  what its metadata say of it: placeholders, descriptor, RO-Crate
=================  ==========================================================================
"""
