"""The koperasi's own door: what its pengurus sees and does, one thing a page."""
