"""Days and periods: in questions, in titles, and counted from one another."""
