"""The route of a licence: every row walked, every guard with its own sentence, two pairs of eyes, the right desk."""
