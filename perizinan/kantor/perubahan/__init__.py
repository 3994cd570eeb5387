"""Closing, move and change of head of an open office, as its koperasi wrote (Pasal 10 ayat (5) as a reading)."""
