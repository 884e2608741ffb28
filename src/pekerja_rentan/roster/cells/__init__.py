"""What the text of a cell means: whole numbers, read once for each distinct text."""
