"""A policy as a workbook to fill in, and read back: what stands in which cell, and which cell a
problem is about."""
