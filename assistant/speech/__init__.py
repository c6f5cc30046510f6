"""Who says what in a release."""
