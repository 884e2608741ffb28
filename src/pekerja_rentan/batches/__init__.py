"""Many requests at once: reading them as they come, answering each, writing in the same order."""
