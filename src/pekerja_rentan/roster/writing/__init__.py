"""Lists, templates and returns: all of a run in their places together, or none."""
