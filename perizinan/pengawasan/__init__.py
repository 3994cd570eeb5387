"""Inspections and sanctions (Pasal 21, 26, 28 and 32 Permen KUKM 15/2015)."""
