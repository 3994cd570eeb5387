"""The cooperative that a sentra names as its partner (Pasal 8 ayat (1) huruf a).

By its label, as the foreign keys name it: this app imports nothing of ksp_usp. Loaded by pages and commands only,
after all models are ready.
"""

from django.apps import apps

Koperasi = apps.get_model("ksp_usp", "Koperasi")
