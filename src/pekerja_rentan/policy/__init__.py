"""What the law and a region's office have laid down: reading it, checking it, asking it."""
