"""Rows from a sheet that an office made itself: read, recognised, shown with a reason in each cell, written back.

sel (one cell), tanggal (a date in it) <- tabel (the columns of one kind of sheet) <- baca (sheet or paste -> raw
rows), baris (a row and its reasons) <- tulis (sheets that people fill in), tampilan (the preview as a page shows it).
What a column of Lampiran 3 or of the register of koperasi means, and what is right about it, is said by the app whose
rows they are.
"""
