"""Pages of old licences and offices."""
