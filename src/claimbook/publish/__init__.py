"""What leaves the project: citations, metadata, exports, the archive."""
