"""Presentations as files and text: one module or folder a format, none of which knows a kind."""
