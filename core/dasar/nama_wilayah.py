"""What offices write for a region beside its name: short forms, other spellings, names that it no longer has.

Data of core.dasar.wilayah, by Kemendagri code. Names are run together in small letters, without 'dan'.
"""

PROVINSI = {
    "11": "nad nanggroeacehdarussalam diaceh daerahistimewaaceh",
    "12": "sumut",
    "13": "sumbar",
    "16": "sumsel",
    "19": "babel",
    "21": "kepri",
    "31": "dki dkijakarta dkjakarta daerahkhususjakarta daerahkhususibukotajakarta jakarta jkt",
    "32": "jabar",
    "33": "jateng",
    "34": "diy diyogyakarta dijogjakarta daerahistimewajogjakarta",
    "35": "jatim",
    "52": "ntb",
    "53": "ntt",
    "61": "kalbar",
    "62": "kalteng",
    "63": "kalsel",
    "64": "kaltim",
    "65": "kaltara",
    "71": "sulut",
    "72": "sulteng",
    "73": "sulsel",
    "74": "sultra",
    "76": "sulbar",
    "82": "malut",
    "91": "irianjaya",
    "92": "irianjayabarat",
}

KABKOTA = {
    "12.01": "tapteng", "12.02": "taput", "12.03": "tapsel", "12.13": "madina", "12.16": "humbahas",
    "12.18": "sergai", "12.20": "paluta", "12.21": "palas", "12.22": "labusel", "12.23": "labura",
    "12.72": "siantar psiantar", "12.77": "padangsidempuan padangsidimpunan psidempuan psidimpuan",
    "13.01": "pessel", "13.07": "limapuluhkoto limapuluh", "13.10": "darmasraya", "13.12": "pasbar",
    "14.02": "inhu inderagirihulu", "14.04": "inhil inderagirihilir", "14.06": "rohul", "14.07": "rohil",
    "14.09": "kuansing",
    "15.05": "muarajambi", "15.06": "tanjabbar tanjabbarat", "15.07": "tanjabtim tanjabtimur",
    "16.01": "oku", "16.02": "oki", "16.05": "mura", "16.06": "muba", "16.08": "okut okutimur",
    "16.09": "okus okuselatan", "16.12": "pali", "16.13": "muratara", "18.12": "tubaba", "18.05": "tuba",
    "31.71": "jakpus", "31.72": "jakut", "31.73": "jakbar", "31.74": "jaksel", "31.75": "jaktim",
    # Towns of a kabupaten and of a kota alike
    "32.01": "bgr", "32.71": "bgr", "32.04": "bdg", "32.73": "bdg", "32.06": "tasik tsm", "32.78": "tasik tsm",
    "32.16": "bks", "32.75": "bks", "33.22": "smg", "33.74": "smg", "35.07": "mlg", "35.73": "mlg", "35.78": "sby",
    "36.03": "tng", "36.71": "tng",
    "32.17": "kbb", "33.72": "solo", "34.71": "jogjakarta jogyakarta jogja yogya", "36.74": "tangsel",
    "52.01": "lobar", "52.02": "loteng", "52.03": "lotim", "52.07": "ksb", "52.08": "klu lotara",
    "53.02": "tts", "53.03": "ttu", "53.15": "mabar", "53.18": "sbd", "53.19": "matim",
    "62.01": "kobar", "62.02": "kotim", "63.02": "kotabaru", "63.04": "batola", "63.06": "hss", "63.07": "hst",
    "63.08": "hsu", "64.02": "kukar kutaikertanegara", "64.07": "kubar", "64.08": "kutim", "64.09": "ppu",
    "64.11": "mahakamhulu mahulu",
    "71.01": "bolmong", "71.05": "minsel", "71.06": "minut", "71.08": "bolmut", "71.09": "sitaro kepulauansitaro",
    "71.10": "boltim", "71.11": "bolsel", "72.07": "bangkep kepulauanbanggai", "72.08": "parimo parigimautong",
    "72.09": "touna", "73.10": "pangkep pangkajenekepulauan", "73.71": "makasar", "73.14": "sidrap sidendrengrappang",
    "73.18": "tator", "74.12": "konkep", "76.04": "polman", "81.05": "sbt", "81.06": "sbb", "81.08": "mbd",
    "82.01": "halbar", "82.02": "halteng", "82.03": "halut", "82.04": "halsel", "82.06": "haltim",
    "82.72": "tidore", "91.06": "biak",
}  # fmt: skip

# {code: ((former name, act that changed it), …)}: the region is the same, its name is not.
BERGANTI_NAMA = {
    "12.12": (("tobasamosir", "PP 14/2020"), ("tobasa", "PP 14/2020")),
    "13.03": (("sawahluntosijunjung", "PP 25/2008"),),
    "21.01": (("kepulauanriau", "PP 5/2006"),),
    "61.02": (("pontianak", "PP 58/2014"),),
    "64.01": (("pasir", "PP 49/2007"),),
    "64.02": (("kutai", "PP 8/2002"),),
    "73.01": (("selayar", "PP 59/2008"),),
    "73.71": (("ujungpandang", "PP 86/1999"),),
    "76.01": (("mamujuutara", "PP 61/2017"), ("matra", "PP 61/2017")),
    "76.04": (("polewalimamasa", "PP 74/2005"), ("polmas", "PP 74/2005")),
    "81.03": (("malukutenggarabarat", "PP 2/2019"), ("mtb", "PP 2/2019")),
    "91.05": (("yapenwaropen", "PP 40/2008"),),
}
