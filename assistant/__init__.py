"""A question becomes a cited answer. Knows no HTTP."""
