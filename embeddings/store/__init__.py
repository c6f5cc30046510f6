"""The truth: one SQLite database, and what keeps it whole."""
