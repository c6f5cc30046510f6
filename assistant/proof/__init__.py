"""Whether what a language model writes is proven by what it cites."""
