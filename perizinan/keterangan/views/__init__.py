"""Pages of the letters on how a licence stands."""
