"""The command line: words in, an answer out, an exit code. It does no arithmetic."""
