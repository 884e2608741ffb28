"""Files of every kind as tables of text, and which header is which field."""
