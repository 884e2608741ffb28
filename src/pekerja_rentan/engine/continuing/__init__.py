"""What happens when a budget year ends: who lapses and when, and what keeping them costs."""
