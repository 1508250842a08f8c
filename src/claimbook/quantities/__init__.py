"""Printed quantities as intervals, and how they are said."""
