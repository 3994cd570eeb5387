"""Licences and offices older than this product, many in one sheet: a counter brings it, a second person confirms it.

core.lembar reads the rows: kolom (the columns) <- baris (a row) <- periksa (rows -> good, to check, wrong) <- catat
(what a confirmed row leaves); tulis writes the sheets that people fill in. Like the koperasi's own door it stands over
licences and offices, which know nothing of it.
"""
