"""What the chapters say with computed values: one module a chapter, called from its text."""
