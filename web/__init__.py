"""HTTP and pages only."""
