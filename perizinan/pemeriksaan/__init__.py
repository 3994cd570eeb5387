"""Inspections (Pasal 10 ayat (5), 21 ayat (3), 28), complaints, guidance (Pasal 26, 27 Permen KUKM 15/2015)."""
