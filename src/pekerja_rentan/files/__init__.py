"""Files of one run: read and written whole or not at all, in the encodings of office programs."""
