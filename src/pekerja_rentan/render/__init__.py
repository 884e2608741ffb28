"""From an answer to what is read: one module a format, all of them from the same sheet."""
