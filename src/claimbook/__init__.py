"""Audits one published article: claims, evidence, verdicts by code, and the book of them."""
