"""Letters on how a licence stands on their day."""
