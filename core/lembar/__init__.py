"""Rows from a sheet that an office made itself: read, recognised, shown with a reason in each cell, written back.

uang, sel (one cell), tanggal (a date in it) <- satuan (what a header says of it) <- tabel (the columns of one kind of
sheet) <- kepala (where the headers are), saring (rows that are no data), arsip (what is looked at before a reader is
let near a file) <- baca (sheet or paste -> raw rows) <- baris (a row and its reasons) <- betul (cells mended in the
preview), tulis (sheets that people fill in), tampilan (the preview as a page shows it).

What a column of Lampiran 3 or of the register of koperasi means, and what is right about it, is said by the app whose
rows they are.
"""
