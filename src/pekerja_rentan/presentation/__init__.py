"""What a reader sees of an answer, whatever the format: one module a kind of answer."""
