"""Reading pages as a person does."""

import re


def tanpa_tautan_pasal(html: str) -> str:
    """HTML with each link to a provision as plain words: it stands inside a sentence and leaves no gap in it."""
    return re.sub(r'<a class="pasal"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)
