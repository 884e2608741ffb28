"""Strict YAML, as people write policies, plans and scenarios: every error, with its place."""
