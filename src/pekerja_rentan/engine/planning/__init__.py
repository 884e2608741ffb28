"""Planning over time: cohorts, allocations, and the cash plan that comes of them."""
