"""Permen KUKM 23/2005: classes of UKM, criteria of a sentra, what strengthens it, programme and organisation."""
