"""Drills that take longer than a test may: kills, cuts, load, thousands of races. Run by `make keandalan` alone."""
