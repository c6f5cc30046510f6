"""Models that turn text into vectors, one space for all languages."""
