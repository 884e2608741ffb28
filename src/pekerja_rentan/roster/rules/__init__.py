"""A policy's rules as expressions over whole numbers, and the reasons that they give."""
