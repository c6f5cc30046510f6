"""The passages nearest to a question."""
