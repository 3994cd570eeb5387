"""The register from an office's own sheet: one row a koperasi, told apart by the number of its badan hukum.

core.lembar reads the rows: kolom (the columns) <- baris (a row), anggota, jenis, nomor (what a cell of theirs means)
<- susun (the values -> the koperasi), sesama (rows beside each other) <- periksa (raw rows -> good, to check, wrong)
<- simpan (rows -> register); tulis writes the sheets that people fill in.
"""
