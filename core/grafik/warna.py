"""The tones of charts: tokens of the stylesheet, dark to light enough to be told apart in grey."""

TINTA = "#1c211f"
GARIS, GARIS_KUAT = "#ddd4c0", "#766e5e"
LEMBAR, MORI_TUA = "#ffffff", "#f2ebdb"
AKSI, AKSI_SEDANG = "#0b4f55", "#5b8c8d"
SOGA, SOGA_MUDA, SOGA_SEDANG = "#69400c", "#f8edd7", "#a3722a"
PERHATIAN = "#8a2b0c"

# The parts of a whole, best first; what is not known is the last one, and has an edge.
NADA = (AKSI, AKSI_SEDANG, SOGA_SEDANG, PERHATIAN)
BELUM = MORI_TUA
