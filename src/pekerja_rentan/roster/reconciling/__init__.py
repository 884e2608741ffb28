"""Two lists of one month held against each other: the office's own and the one that is billed."""
