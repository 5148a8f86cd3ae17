"""Claims against claims: statistics and comparisons."""
