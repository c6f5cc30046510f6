"""Releases in, nearest passages out. Knows no chat and no HTTP."""
