"""The language model: what it is asked, and what becomes of its replies."""
