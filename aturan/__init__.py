"""The law as a package: standard library only, no Django, no ORM objects.

One file per matter of law; file order is article order. Facts come in as a plain mapping, findings go out.
"""
