"""Small tables that an office keeps beside its lists: districts, claims, the deceased."""
