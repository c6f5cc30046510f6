"""Text of any language: what is alike in it, its sentences, its words and the dates in it."""
