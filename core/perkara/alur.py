"""The gate. A route is a table of T rows; `Alur.jalankan` is the only code that changes a status.

The same rows answer which buttons to show (tersedia), what waits for whom (antrean), whether the form
is open (dapat_diubah) and what the picture in docs/alur.md is (mermaid).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import RowNumber
from django.utils import timezone

from aturan.bahasa.bilangan import tanggal
from aturan.bahasa.pasal import Pasal
from aturan.bahasa.temuan import Temuan
from aturan.bahasa.versi import TanggalHukum
from core.dasar.gangguan import BacaSaja
from core.dasar.izin import TINGKAT_PERAN, Peran, Tingkat, boleh, kepentingan, kode_bertindak, mandat_berakhir
from core.dasar.keadaan import baca_saja
from core.dasar.waktu import tanggal_tindakan, waktu_setempat
from core.models import Jejak, Pengguna, Penugasan, Surat, Urusan
from core.models.bukti import satu_langkah
from core.perkara.akun_baru import catatan_akun
from core.perkara.ditolak import (
    BelumLengkap,
    LangkahTidakSah,
    PelakuSama,
    SudahBerubah,
    SyaratTidakTerpenuhi,
    TidakBerwenang,
)
from core.perkara.giliran import menunggu
from core.perkara.jejak import catat
from core.perkara.pegangan import sesudah_langkah
from core.perkara.pemberitahuan import beritahu
from core.perkara.surat import jenis_surat
from core.perkara.tahap import Stasiun, Tahap, periksa_stasiun

# A case of one kind; the table takes what its own guards and effects know of it, so to them it is Any.
U = TypeVar("U", bound=Urusan)
Nilai = dict[str, Any]
Penjaga = Callable[[Any, TanggalHukum], list[Temuan]]
Akibat = Callable[["Konteks"], None]


@dataclass(frozen=True)
class T:
    """One row of a route: who may take the case from `dari` to `ke`, by which article, on what conditions.

    dari      a status, several, or None for the creation of the case
    jika      guards: (urusan, per) -> list[Temuan]; they never raise and never write; `per` are the days by which
              the case is judged (TanggalHukum), hari(per) the day of the act
    maka      effects, in order: (Konteks) -> None; our database and file store only
    penilaian (urusan, penilaian) -> list[Temuan] about the judgements that come with the act
    kumpulkan (urusan) -> the judgements saved so far, for the page that asks to confirm the act
    bukan     acts whose doer may not take this step (two pairs of eyes, conflict of interest)
    petugas   only a person whom the case itself names may take this step (Urusan.sebab_bukan_petugas)
    alasan    a written reason is required
    kalimat   the act as the timeline tells it, after the doer's name
    utama     False for side steps (withdraw): no turn of anybody, not in the work desk
    bersama   several cases may take this step together, with one letter
    lewat     the role whose act on another case takes this step along; never a button here
    """

    aksi: str
    dari: str | tuple[str, ...] | None
    ke: str
    peran: Peran
    dasar: Pasal
    label: str
    kalimat: str
    keterangan: str = ""
    jika: tuple[Penjaga, ...] = ()
    maka: tuple[Akibat, ...] = ()
    penilaian: Callable[[Any, Nilai], list[Temuan]] | None = None
    kumpulkan: Callable[[Any], Nilai] | None = None
    bukan: tuple[str, ...] = ()
    petugas: bool = False
    alasan: bool = False
    utama: bool = True
    bersama: bool = False
    lewat: str = ""

    @property
    def asal(self) -> tuple[str | None, ...]:
        return self.dari if isinstance(self.dari, tuple) else (self.dari,)


@dataclass
class Konteks:
    """What the effects of one act receive. `daftar` holds all cases that the act takes together."""

    t: T
    daftar: list[Any]
    pengguna: Pengguna
    penugasan: Penugasan
    per: date
    waktu: datetime
    alasan: str
    penilaian: Nilai
    jejak: list[Jejak] = field(default_factory=list)
    catatan: dict[int, str] = field(default_factory=dict)  # by case (core.perkara.akun_baru)
    surat: list[Surat] = field(default_factory=list)


@dataclass(frozen=True)
class Tindakan:
    """A step as one person sees it on the page: open, or closed with the reason why."""

    t: T
    sebab: str = ""

    @property
    def bisa(self) -> bool:
        return not self.sebab


class Alur:
    """A route: its statuses, its rows, who may edit the form in which status (`ubah`).

    `batal` are the final statuses in which the letters of the case are no longer in force. `kunci` are relations that
    a step locks with the case, before its guards look: what they saw there holds until the letter is out.

    `tahap` names the statuses of a stage where the rows do not tell it: a case begins as DRAF, is PERBAIKAN where its
    form is open again, SELESAI where it ends, and SIAP elsewhere. `stasiun` are the desks that a page draws as a line;
    where there are any, every status stands at one. `tempat` tells where a
    finding is mended, as an address: by default on the page of the case.

    Raises ValueError for a duplicate row, an unreachable status, and a status without exit that is not final. A final
    status may have acts that leave it as it is.
    """

    def __init__(
        self, model: type[Urusan], status: type[models.TextChoices], *baris: T, akhir: Iterable[str],
        ubah: Mapping[str, tuple[Peran, ...]] | None = None, batal: Iterable[str] = (), kunci: tuple[str, ...] = (),
        tahap: Mapping[Tahap, Iterable[str]] | None = None, stasiun: tuple[Stasiun, ...] = (),
        tempat: Callable[[Any, Temuan], str] | None = None,
    ) -> None:  # fmt: skip
        self.model, self.status, self.baris, self.kunci, self.stasiun = model, status, baris, kunci, stasiun
        self.akhir, self.ubah, self.batal = frozenset(akhir), ubah or {}, frozenset(batal)
        self.tempat = tempat or (lambda urusan, temuan: f"{urusan.get_absolute_url()}#temuan")
        self.dinamai = {s: satu for satu, daftar in (tahap or {}).items() for s in daftar}
        self._letak = {str(s): i for i, satu in enumerate(stasiun) for s in satu.status}
        self._periksa()
        model.alur = self

    def _periksa(self) -> None:
        kunci = [(t.aksi, asal) for t in self.baris for asal in t.asal]
        if ganda := {k for k in kunci if kunci.count(k) > 1}:
            raise ValueError(f"{self.model.__name__}: baris ganda {ganda}")
        tercapai: set[str | None] = {asal for _, asal in kunci if asal is None}
        while baru := {t.ke for t in self.baris if tercapai & set(t.asal)} - tercapai:
            tercapai |= baru
        if putus := set(self.status) - tercapai:
            raise ValueError(f"{self.model.__name__}: status tidak tercapai {putus}")
        if buntu := set(self.status) - {asal for _, asal in kunci} - self.akhir:
            raise ValueError(f"{self.model.__name__}: status tanpa jalan keluar {buntu}")
        if bocor := self.akhir & {asal for t in self.baris for asal in t.asal if t.ke != asal}:
            raise ValueError(f"{self.model.__name__}: status akhir masih punya jalan keluar {bocor}")
        if self.stasiun:
            periksa_stasiun(self.stasiun, self.status)

    # Questions

    def tahap(self, status: str) -> Tahap:
        """The stage of a case in `status`."""
        if status in self.dinamai:
            return self.dinamai[status]
        if status in self.akhir:
            return Tahap.SELESAI
        if any(None in t.asal and t.ke == status for t in self.baris):
            return Tahap.DRAF
        return Tahap.PERBAIKAN if status in self.ubah else Tahap.SIAP

    def letak(self, status: str) -> int | None:
        """The station at which a case in `status` stands, counted from 0; None where the route has none."""
        return self._letak.get(status)

    def t(self, aksi: str, status: str | None) -> T:
        """The row for `aksi` from `status`; raises LangkahTidakSah with the reason in words."""
        for t in self.baris:
            if t.aksi == aksi and status in t.asal:
                return t
        label = self.status(status).label if status else "belum dibuat"
        raise LangkahTidakSah(f"Langkah ini tidak dapat dilakukan: status sekarang “{label}”. Muat ulang halaman ini.")

    def dari_status(self, status: str) -> list[T]:
        return [t for t in self.baris if status in t.asal]

    def tersedia(self, urusan: Urusan, pengguna: Pengguna, jejak: list[Jejak] | None = None) -> list[Tindakan]:
        """The steps that `pengguna` holds the role for, in table order; a closed one says why. `jejak`: if read."""
        berperan = [(t, boleh(pengguna, t.peran, urusan)) for t in self.dari_status(urusan.status) if not t.lewat]
        baris = [(t, penugasan) for t, penugasan in berperan if penugasan]
        sudah = self._perbuatan(urusan, pengguna, jejak) if any(t.bukan for t, _ in baris) else {}
        if baca_saja():
            return [Tindakan(t, BacaSaja.judul) for t, _ in baris]
        return [
            Tindakan(t, self._sebab_pelaku(t, urusan, pengguna, sudah) or self._sebab_surat(t, urusan, penugasan))
            for t, penugasan in baris
        ]

    def giliran(self, urusan: Urusan) -> str:
        """Whose turn it is, in words; empty when the case is closed."""
        return urusan.giliran_khusus or self.giliran_status(urusan.status)

    def giliran_status(self, status: str) -> str:
        """Who acts or edits in `status`, in words: one actor, whoever has it first."""
        peran = self.peran_giliran(status)
        return str(peran.label) if peran else ""

    def peran_giliran(self, status: str) -> Peran | None:
        """The role that has a case in `status` in hand: who repairs it, else who takes the first step of the route."""
        peran = [*self.ubah.get(status, ()), *(t.lewat or t.peran for t in self.dari_status(status) if t.utama)]
        return Peran(peran[0]) if peran else None

    def tingkat(self, status: str) -> set[Tingkat]:
        """The levels at which somebody acts or edits in `status`."""
        peran = [*self.ubah.get(status, ()), *(t.peran for t in self.dari_status(status) if t.utama)]
        return {TINGKAT_PERAN[p] for p in peran}

    def ajakan(self, status: str, pengguna: Pengguna) -> str:
        """What `pengguna` can do with cases in `status`: one line above their list on the work desk."""
        peran = {p.peran for p in pengguna.penugasan_aktif()}
        langkah = ["Lengkapi isian"] if self.tahap(status).isian and peran & set(self.ubah.get(status, ())) else []
        langkah += [t.label for t in self.dari_status(status) if t.utama and not t.lewat and t.peran in peran]
        # Of many that begin alike a case has one: "Terbitkan …" for each step of the ladder of sanctions.
        awal = Counter(label.split()[0] for label in langkah)
        sebut = dict.fromkeys(f"{a} …" if awal[a := label.split()[0]] > 2 else label for label in langkah)
        return f"Langkah Anda: {', '.join(sebut)}." if sebut else ""

    def antrean(self, pengguna: Pengguna) -> QuerySet[Any]:
        """Cases that wait for `pengguna`, in the order of the work desk: oldest first, or by the days left."""
        saring = menunggu(self, pengguna)
        if saring is None:
            return self.model.objects.none()
        petugas = self.model.saring_petugas(pengguna)
        return self.model.objects.filter(saring).filter(petugas).order_by(*self.model.URUTAN_ANTREAN)

    def jumlah_antrean(self, pengguna: Pengguna) -> list[tuple[str, int]]:
        """(status, number of cases waiting) for `pengguna`, in the order of the route, drafts last."""
        return [(status, jumlah) for status, jumlah, _ in self.lajur_antrean(pengguna, 1)]

    def lajur_antrean(self, pengguna: Pengguna, batas: int, *terkait: str) -> list[tuple[str, int, list[Any]]]:
        """(status, how many wait, the first `batas` of them) in the order of the route, drafts last: one query."""
        urutan = [models.F(u) if isinstance(u, str) else u for u in self.model.URUTAN_ANTREAN]
        tempat = models.Window(RowNumber(), partition_by=models.F("status"), order_by=urutan)
        banyak = models.Window(models.Count("pk"), partition_by=models.F("status"))
        antrean = self.antrean(pengguna).select_related(*terkait)
        if antrean.query.is_empty():  # of the kinds of case most people have nothing to do with: no SQL to write
            return []
        lajur: dict[str, list[Any]] = {}
        for urusan in antrean.annotate(tempat_antrean=tempat, banyak_antrean=banyak).filter(tempat_antrean__lte=batas):
            lajur.setdefault(urusan.status, []).append(urusan)
        awal = {t.ke for t in self.baris if None in t.asal}
        urut = [s.value for s in sorted(self.status, key=lambda s: s.value in awal) if s.value in lajur]
        return [(status, lajur[status][0].banyak_antrean, lajur[status]) for status in urut]

    def dapat_diubah(self, urusan: Urusan, pengguna: Pengguna) -> bool:
        """Whether the form of `urusan` is open to `pengguna` in its present status."""
        berperan = any(boleh(pengguna, peran, urusan) for peran in self.ubah.get(urusan.status, ()))
        return berperan and not urusan.sebab_bukan_petugas(pengguna)

    def mermaid(self) -> str:
        """The route as a Mermaid state diagram."""
        garis = ["stateDiagram-v2"]
        garis += [f"    {s.value}: {s.label}" for s in self.status]
        panah = ((asal or "[*]", t) for t in self.baris for asal in t.asal)
        garis += [f"    {asal} --> {t.ke}: {t.label} ({Peran(t.peran).label})" for asal, t in panah]
        garis += [f"    {s.value} --> [*]" for s in self.status if s in self.akhir]
        return "\n".join(garis)

    # Acts

    def buat(self, urusan: U, pengguna: Pengguna, aksi: str = "buat", *, alasan: str = "") -> U:
        """Save a new case through its creation row (dari=None) and open its trail."""
        if baca_saja():
            raise BacaSaja
        t = self.t(aksi, None)
        penugasan = self._penugasan(t, urusan, pengguna)
        with satu_langkah():
            urusan.status, urusan.status_sejak, urusan.dibuat_oleh = t.ke, timezone.now(), pengguna
            urusan.save(force_insert=True)
            self._jejak(t, urusan, "", pengguna, penugasan, waktu=urusan.status_sejak, alasan=alasan)
        return urusan

    def jalankan(
        self, urusan: Urusan, aksi: str, pengguna: Pengguna, *, versi: int, alasan: str = "",
        penilaian: Nilai | None = None,
    ) -> Konteks:  # fmt: skip
        """Take one step of one case. Returns the Konteks; raises a subclass of Ditolak, with nothing changed.

        A step that another case's act takes along (`lewat`) is refused here, whoever asks: its number and letter are
        that act's, which takes it with `jalankan_semua`.
        """
        if any(t.aksi == aksi and t.lewat for t in self.baris):
            raise LangkahTidakSah("Langkah ini hanya terjadi bersama keputusan yang memuatnya. Buka keputusan itu.")
        return self.jalankan_semua([(urusan, versi)], aksi, pengguna, alasan=alasan, penilaian=penilaian)

    def jalankan_semua(
        self, daftar: Sequence[tuple[Urusan, int]], aksi: str, pengguna: Pengguna, *, alasan: str = "",
        penilaian: Nilai | None = None,
    ) -> Konteks:  # fmt: skip
        """Take the same step with several cases, all or none: they share one letter.

        `daftar` holds pairs (urusan, versi that the person saw). In one transaction and in this order: lock and
        re-read; is the edge legal; does the person hold the role there; is it the version that was seen; are reason
        and judgements given; guards; is the letter theirs to sign; status; trail; effects.
        """
        if baca_saja():
            raise BacaSaja
        alasan, penilaian = alasan.strip(), penilaian or {}
        versi = {urusan.pk: terlihat for urusan, terlihat in daftar}
        with satu_langkah():
            terkunci = list(self._terkunci().filter(pk__in=versi).order_by("pk"))
            if not terkunci or len(terkunci) != len(versi):
                raise LangkahTidakSah("Tidak ada urusan yang dipilih. Pilih paling sedikit satu, lalu ulangi.")
            konteks: Konteks | None = None
            for urusan in terkunci:
                t = self._langkah_sah(urusan, aksi, versi[urusan.pk])
                penugasan = self._penugasan(t, urusan, pengguna)
                sudah = self._perbuatan(urusan, pengguna) if t.bukan else {}
                if sebab := self._sebab_pelaku(t, urusan, pengguna, sudah):
                    raise PelakuSama(sebab)
                if versi[urusan.pk] != urusan.versi:
                    raise SudahBerubah(self._kalimat_berubah(urusan))
                waktu = timezone.now() if konteks is None else konteks.waktu
                per = tanggal_tindakan(penugasan, waktu)
                temuan = self._temuan(t, urusan, per, alasan, penilaian)
                if sebab := self._sebab_surat(t, urusan, penugasan):
                    raise TidakBerwenang(sebab)
                if konteks is None:
                    konteks = Konteks(t, [], pengguna, penugasan, per, waktu, alasan, penilaian)
                    konteks.catatan = catatan_akun(terkunci, pengguna, waktu)
                elif konteks.penugasan != penugasan or konteks.t is not t:
                    raise LangkahTidakSah("Urusan yang dipilih berada pada langkah atau wilayah yang berbeda.")
                self._pindahkan(konteks, urusan, temuan)
            konteks = cast(Konteks, konteks)  # there is at least one case
            for efek in (*konteks.t.maka, beritahu):
                efek(konteks)
        for (asli, _), baru in zip(sorted(daftar, key=lambda d: d[0].pk), terkunci, strict=True):
            asli.status, asli.versi, asli.status_sejak = baru.status, baru.versi, baru.status_sejak
        return konteks

    def _terkunci(self) -> QuerySet[Any]:
        """Cases as they are now, locked together with what `kunci` names."""
        if not self.kunci:
            return self.model.objects.select_for_update()
        return self.model.objects.select_for_update(of=("self", *self.kunci)).select_related(*self.kunci)

    def _pindahkan(self, konteks: Konteks, urusan: Urusan, temuan: list[Temuan]) -> None:
        """Change the status of one locked case and write its trail."""
        asal, urusan.status = urusan.status, konteks.t.ke
        urusan.status_sejak = urusan.status_sejak if konteks.t.ke == asal else konteks.waktu
        urusan.versi += 1
        urusan.save(update_fields=["status", "status_sejak", "versi", "diubah_pada"])
        sesudah_langkah(urusan, konteks.t, konteks.pengguna, asal)
        konteks.daftar.append(urusan)
        jejak = self._jejak(
            konteks.t, urusan, asal, konteks.pengguna, konteks.penugasan, waktu=konteks.waktu, alasan=konteks.alasan,
            temuan=[x.as_dict() for x in temuan], penilaian=konteks.penilaian,
            catatan=konteks.catatan.get(urusan.pk, ""),
        )  # fmt: skip
        konteks.jejak.append(jejak)

    def bayangan(
        self, daftar: Sequence[Urusan], aksi: str, pengguna: Pengguna, *, alasan: str = "",
        penilaian: Nilai | None = None,
    ) -> Konteks:  # fmt: skip
        """What the effects of the act would receive now: for a preview of its letter. Locks and writes nothing.

        Raises as jalankan() for an illegal edge and for a role that `pengguna` does not hold.
        """
        t = self.t(aksi, daftar[0].status)
        penugasan, waktu = self._penugasan(t, daftar[0], pengguna), timezone.now()
        per = tanggal_tindakan(penugasan, waktu)
        return Konteks(t, list(daftar), pengguna, penugasan, per, waktu, alasan, penilaian or {})

    def temuan(self, urusan: Urusan, aksi: str, per: date) -> list[Temuan]:
        """What the guards of `aksi` find now, for the page before the act; writes nothing."""
        hukum = urusan.dinilai_per(per)
        return [temuan for jika in self.t(aksi, urusan.status).jika for temuan in jika(urusan, hukum)]

    def _langkah_sah(self, urusan: Urusan, aksi: str, versi: int) -> T:
        """The row, or the clearer of two refusals: a case that moved explains an illegal edge."""
        try:
            return self.t(aksi, urusan.status)
        except LangkahTidakSah:
            if versi != urusan.versi:
                raise SudahBerubah(self._kalimat_berubah(urusan)) from None
            raise

    def _penugasan(self, t: T, urusan: Urusan, pengguna: Pengguna) -> Penugasan:
        penugasan: Penugasan | None = boleh(pengguna, t.peran, urusan)
        if penugasan is None:
            raise TidakBerwenang(self.kalimat_bukan_wewenang(t, urusan, pengguna))
        return penugasan

    def kalimat_bukan_wewenang(self, t: T, urusan: Urusan, pengguna: Pengguna) -> str:
        """Why `pengguna`, without the role at this authority, may not take the step, and who may.

        A mandate that would have allowed it and has ended is named.
        """
        if sebab := kepentingan(pengguna, urusan):
            return sebab
        mandat = mandat_berakhir(pengguna, t.peran, urusan)
        if mandat is not None and mandat.sampai is not None:
            return (
                f"Mandat Anda sebagai {mandat.jabatan_tercetak} ({mandat.dasar}) berakhir {tanggal(mandat.sampai)}: "
                f"“{t.label}” tidak dapat dilakukan atas dasar itu. Minta admin instansi mencatat penugasan yang baru."
            )
        kode = kode_bertindak(t.peran, urusan.wilayah_id, urusan.berwenang_id)
        return f"Anda tidak berwenang: “{t.label}” dilakukan oleh {Peran(t.peran).label} (wilayah {kode}), {t.dasar}."

    def _perbuatan(self, urusan: Urusan, pengguna: Pengguna, jejak: list[Jejak] | None = None) -> dict[str, str]:
        """What this person did on the case so far: {act: its sentence}."""
        if jejak is not None:
            return {j.aksi: j.kalimat for j in jejak if j.pengguna_id == pengguna.pk}
        return dict(urusan.jejak.filter(pengguna=pengguna).values_list("aksi", "kalimat"))

    def _sebab_pelaku(self, t: T, urusan: Urusan, pengguna: Pengguna, sudah: dict[str, str]) -> str:
        if t.petugas and (sebab := urusan.sebab_bukan_petugas(pengguna)):
            return sebab
        pernah = next((kalimat for aksi, kalimat in reversed(sudah.items()) if aksi in t.bukan), "")
        return f"Langkah ini dilakukan oleh orang lain: Anda sudah {pernah} pada urusan ini." if pernah else ""

    def _sebab_surat(self, t: T, urusan: Urusan, penugasan: Penugasan) -> str:
        """Why the letter of `t` is not for `penugasan` to sign: neither the post nor a mandate of it; else empty."""
        jenis, waktu = jenis_surat(t), timezone.now()
        if jenis is None:
            return ""
        per = tanggal_tindakan(penugasan, waktu)
        konteks = Konteks(t, [urusan], penugasan.pengguna, penugasan, per, waktu, "", {})
        return jenis.wewenang(konteks).sebab_tertutup(penugasan)

    def _kalimat_berubah(self, urusan: Urusan) -> str:
        terakhir = urusan.jejak.last()
        pukul = waktu_setempat(urusan.berwenang, terakhir.waktu).strftime("%H.%M") if terakhir else ""
        status = self.status(urusan.status).label
        return (
            f"{urusan.nomor_perkara} sudah berubah sejak Anda membukanya"
            + (f" (langkah terakhir: {terakhir.pelaku} {terakhir.kalimat} pukul {pukul})" if terakhir else "")
            + f". Status sekarang “{status}”. Muat ulang untuk melihat keadaan terakhir; keputusan Anda belum disimpan."
        )

    def _temuan(self, t: T, urusan: Urusan, per: date, alasan: str, penilaian: Nilai) -> list[Temuan]:
        if t.alasan and not alasan:
            raise BelumLengkap(f"Isi alasan: “{t.label}” perlu alasan yang dibaca penerimanya.")
        temuan: list[Temuan] = []
        if t.penilaian:
            temuan = t.penilaian(urusan, penilaian)
            if kurang := [x for x in temuan if not x.hasil.lolos]:
                raise BelumLengkap(f"Pemeriksaan belum lengkap: {kurang[0].kalimat}", kurang)
        temuan += [x for jika in t.jika for x in jika(urusan, urusan.dinilai_per(per))]
        if kurang := [x for x in temuan if not x.hasil.lolos]:
            sisa = f" (dan {len(kurang) - 1} lagi)" if len(kurang) > 1 else ""
            raise SyaratTidakTerpenuhi(f"{urusan.nomor_perkara}: {kurang[0].kalimat}{sisa}", kurang)
        return temuan

    def _jejak(
        self, t: T, urusan: Urusan, asal: str, pengguna: Pengguna, penugasan: Penugasan, *, catatan: str = "",
        **isi: Any,
    ) -> Jejak:  # fmt: skip
        salinan = urusan.salinan()
        if catatan:
            salinan |= {"catatan_akun": catatan}
        if t.ke != asal and self.tahap(t.ke).diputus and (tampil := urusan.salinan_tampil()):
            salinan |= {"tampil": tampil}
        return catat(
            urusan, t.aksi, t.kalimat, wilayah_id=urusan.wilayah_id, pengguna=pengguna, penugasan=penugasan,
            dari=asal, ke=t.ke, pasal=str(t.dasar), salinan=salinan, **isi,
        )  # fmt: skip
