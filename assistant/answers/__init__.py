"""Answers in the releases' own sentences, and what the assistant says beside them."""
