"""Periodic reports (Pasal 29 Permen KUKM 15/2015) and the duties of a licence holder."""
