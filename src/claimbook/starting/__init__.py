"""From a text to a package: what a person starts with who audits an article."""
