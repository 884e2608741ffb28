"""Scenarios as people write them: in a YAML file, in a table, or on the command line."""
