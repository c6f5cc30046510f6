"""Who people are: names, offices, and whom a sentence is about."""
