"""Pages of reports and duties."""
