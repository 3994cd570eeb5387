"""Along a route by its own table, so that demo data and tests follow whatever the table says."""

from core.perkara.alur import Alur, T


def langkah_ke(alur: Alur, dari: str, ke: str) -> list[T]:
    """The fewest main steps that bring a case from the status `dari` to `ke`; raises KeyError if none do."""
    jalan: dict[str, list[T]] = {dari: []}
    antre = [dari]
    while antre and ke not in jalan:
        status = antre.pop(0)
        for t in alur.dari_status(status):
            if t.utama and not t.lewat and t.ke not in jalan:
                jalan[t.ke] = [*jalan[status], t]
                antre.append(t.ke)
    return jalan[ke]


def penilaian_ya(t: T, urusan) -> dict | None:
    """Every item of the desk that takes the step `t`, judged "ya"; None for a step without judgements."""
    return {b: isi | {"hasil": "ya"} for b, isi in t.kumpulkan(urusan).items()} if t.kumpulkan else None
