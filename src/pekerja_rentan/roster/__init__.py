"""Rosters: lists of names, read, judged by a policy, and written back as three lists."""
