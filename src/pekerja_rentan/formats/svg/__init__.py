"""Charts of a document: drawn once, as a picture of its own or as part of a page."""
