"""What a release is: its fields, its passages, and which others it belongs to."""
