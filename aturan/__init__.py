"""The law as a package: standard library only, no Django, no ORM objects.

`bahasa` is the grammar of a rule; each regulation has a folder with one file per matter of law, where file order is
article order. Facts come in as a plain mapping, findings go out.
"""
