"""Handing a koperasi over when its authority changed: what goes with it, its letter, the receipt of the new office.

The register itself follows the licence at once (perizinan.izin.akibat). What is open stays with the old office until
the new one has received it. Like the koperasi's own door it stands over the other matters, which know nothing of it.
"""
