"""The words of three languages: numbers, names, places, and how they are spelled."""
