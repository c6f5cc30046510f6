"""New releases on their way into the archive: from folders, uploads, pages and feeds."""
