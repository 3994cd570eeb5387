"""Lampiran 3: rows of UKM from a sheet, a paste, the typing table or an earlier usulan, through one validator.

core.lembar reads the rows: kolom (the one table of columns) <- periksa (raw rows -> good, to check, wrong)
<- simpan (rows -> database); tulis writes the sheets that people fill in.
"""
