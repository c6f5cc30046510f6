"""Indexes that are derived from the store and rebuilt when missing or torn."""
