"""A plan against what was paid: payments checked, the year forecast, and what stays unspent."""
