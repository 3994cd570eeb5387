"""Pages of inspections, complaints and guidance."""
