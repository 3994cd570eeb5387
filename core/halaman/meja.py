"""The examiner's desk: one mark and one remark an item, kept as notes until a step of the gate carries them on."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views.generic import View

from aturan.bahasa import Temuan
from core.dasar.izin import wajib
from core.dasar.waktu import waktu_setempat
from core.halaman.forms import FormSentra, tanpa_tersembunyi
from core.halaman.kurang import kurang
from core.perkara.alur import Penjaga
from core.perkara.ingat import mulai_ingat
from core.perkara.tanda import tanda_berlaku
from core.perkara.terbuka import AWALAN, judul_alasan, kode_terbuka, pilihan_jawaban
from core.perkara.versi import IsianBerubah, sidik, simpan_isian

SEMUA_ADA = "semua_ada"  # the box that marks what is left of the papers


class CatatanField(forms.CharField):
    """A remark; line ends as stored, whatever the browser sends."""

    def __init__(self, *, label, baris=2, **kwargs):
        super().__init__(label=label, required=False, max_length=2000, widget=forms.Textarea({"rows": baris}), **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class FormMeja(FormSentra, forms.Form):
    """The notes of a desk on one case. `butir` is {code: item}, `pilihan` are the marks.

    `terbuka` are the questions that wait for an answer, {code: finding} (core.perkara.terbuka). `putusan` is {part: its
    fields} of what stands in the case itself (`PUTUSAN`: {part: their names}); `meja` narrows the notes to one desk
    where a case has several. `kini` gives {code: digest of what the item consists of} of a case: what a mark is on.
    `sekali` are the items that were handed in: what is left of them unmarked may be marked with one box.

    Each part carries the mark of what the page showed (`lihat_…`): colleagues who mark different items do not clash,
    and who marks the same one sees both before one replaces the other.
    """

    PUTUSAN: dict[str, tuple[str, ...]] = {}
    # Which field a finding about the case stands beside: {code of the finding: field}.
    TEMPAT: dict[str, str] = {}
    AWALAN_TEMUAN = ""  # before the code of an item in the findings about it

    def __init__(
        self, data, *, urusan, butir: dict[str, str], pilihan, terbuka: dict[str, Temuan] | None = None,
        putusan: dict | None = None, meja=None, kini: Callable[[Any], dict[str, str]], sekali: tuple = (), **lain,
    ):  # fmt: skip
        super().__init__(data, **lain)
        self.kini, self.ada = kini, sekali
        self.urusan, self.butir, self.terbuka = urusan, butir, terbuka or {}
        self.putusan, self.meja = putusan or {}, meja or {}
        self.bandingkan = False  # after a clash: both texts on the page
        self.baca()
        bidang_butir = dict.fromkeys(butir, ("Belum diperiksa", pilihan, "Catatan"))
        bidang_butir |= {k: ("Belum dijawab", pilihan_jawaban(t), judul_alasan(t)) for k, t in self.terbuka.items()}
        for kode in self.bagian:
            bidang = self.putusan.get(kode) or bidang_catatan(*bidang_butir[kode])
            for nama, satu, nilai in zip(self.nama(kode), bidang, self.isi_tersimpan(kode), strict=True):
                satu.initial, satu.sebutan, self.fields[nama] = nilai, self.sebutan(kode, satu), satu
            self.fields[self.lihat(kode)] = forms.CharField(
                required=False, max_length=32, widget=forms.HiddenInput, initial=self.tampak(kode)
            )
        if self.tersisa:
            self.fields[SEMUA_ADA] = forms.BooleanField(required=False, label=self.kalimat_tersisa())
        for banyak in self.sekaligus().values():
            semua = bidang_catatan("Satu per satu", pilihan_jawaban(banyak[0]), judul_alasan(banyak[0]))
            for satu in semua:
                satu.sebutan = f"{judul_terbuka(banyak[0])}, {satu.label}"
            self.fields |= dict(zip(nama_sekaligus(banyak[0]), semua, strict=True))
        for satu in self.fields.values():
            if isinstance(satu, forms.CharField):
                satu.validators.append(tanpa_tersembunyi(berbaris=isinstance(satu.widget, forms.Textarea)))

    def baca(self, urusan=None) -> None:
        """Read the stored notes, of the locked copy `urusan` of the case if one is given."""
        self.urusan = urusan or self.urusan
        catatan = self.urusan.pemeriksaan.filter(**self.meja).select_related("oleh")
        self.__dict__.pop("bahan", None)
        self.tersimpan = tanda_berlaku(catatan, lambda: self.bahan)

    @cached_property
    def bahan(self) -> dict[str, str]:
        """{code: digest of what the item consists of now}."""
        return self.kini(self.urusan)

    @property
    def bagian(self) -> tuple[str, ...]:
        return (*self.butir, *self.terbuka, *self.putusan)

    def akhiran(self, kode) -> str:
        """What follows hasil_, catatan_ and lihat_ in the names of a part's fields."""
        return kode

    def nama(self, kode) -> tuple[str, ...]:
        akhiran = self.akhiran(kode)
        return self.PUTUSAN.get(kode) or (f"hasil_{akhiran}", f"catatan_{akhiran}")

    def sebutan(self, kode, bidang) -> str:
        """The name of a field in the summary of errors: what is judged, and mark or remark."""
        terbuka = self.terbuka.get(kode)
        judul = terbuka.uraian if terbuka else self.butir.get(kode, "")
        return ", ".join(filter(None, (judul, bidang.label)))

    def lihat(self, kode) -> str:
        return f"lihat_{self.akhiran(kode)}"

    def isi(self, kode) -> tuple:
        """What was typed for one part; for a question left open what was typed for all of its kind."""
        isi = tuple(self.cleaned_data.get(nama) for nama in self.nama(kode))
        if kode in self.tersisa and self.cleaned_data.get(SEMUA_ADA) and not any(isi):
            return ("ada", "")
        if kode in self.terbuka and not any(isi):
            return tuple(self.cleaned_data.get(nama) or "" for nama in nama_sekaligus(self.terbuka[kode]))
        return isi

    def isi_tersimpan(self, kode) -> tuple:
        if kode in self.PUTUSAN:
            return tuple(getattr(self.urusan, nama) for nama in self.PUTUSAN[kode])
        catatan = self.tersimpan.get(kode)
        return (catatan.hasil, catatan.catatan) if catatan else ("", "")

    @property
    def tersisa(self) -> list[str]:
        """Items handed in that nobody has marked yet; what changed since it was marked is judged by itself."""
        return [k for k in self.butir if k in self.ada and k not in self.tersimpan]

    def kalimat_tersisa(self) -> str:
        """What the one box says, with the items that it leaves out."""
        lain = [k for k in self.butir if k not in self.ada and k not in self.tersimpan]
        sebut = f" Belum lengkap berkasnya, ditandai satu per satu: {', '.join(f'huruf {k[1:]}' for k in lain)}."
        return f"Sudah saya periksa: yang belum ditandai ada dan sesuai.{sebut if lain else ''}"

    def sekaligus(self) -> dict[str, list[Temuan]]:
        """The questions still without a stored answer by their kind, where one answer may serve for several."""
        jenis: dict[str, list[Temuan]] = {}
        for kode, t in self.terbuka.items():
            if not (kode in self.tersimpan and self.tersimpan[kode].hasil):
                jenis.setdefault(nama_sekaligus(t)[0], []).append(t)
        return {nama: banyak for nama, banyak in jenis.items() if len(banyak) > 1}

    def kelompok_terbuka(self) -> list[dict]:
        """The questions by kind, for the page: judul, butir (each its finding and its fields), belum (how many), and
        `semua`, the fields of one answer to those."""
        sekaligus, jenis = self.sekaligus(), {}
        for kode, t in self.terbuka.items():
            nama = nama_sekaligus(t)
            if nama[0] not in jenis:
                belum = len(sekaligus.get(nama[0], ()))
                semua = {"pilihan": self[nama[0]], "teks": self[nama[1]]} if belum else None
                jenis[nama[0]] = {"judul": judul_terbuka(t), "belum": belum, "semua": semua, "butir": []}
            jenis[nama[0]]["butir"].append({"temuan": t, **self.bidang(kode)})
        return list(jenis.values())

    def clean(self):
        data = super().clean()
        for pilihan, teks in (nama_sekaligus(banyak[0]) for banyak in self.sekaligus().values()):
            if data.get(pilihan) and not data.get(teks):
                self.add_error(teks, "Tulis alasannya: jawaban ini berlaku bagi semua yang belum dijawab.")
            if data.get(teks) and not data.get(pilihan):
                self.add_error(pilihan, "Pilih jawabannya.")
        return data

    @property
    def diperiksa(self) -> int:
        """How many items are marked."""
        return sum(bool(p.hasil) for kode, p in self.tersimpan.items() if kode in self.butir)

    @property
    def berubah(self) -> int:
        """How many items changed since they were marked, and are to be marked again."""
        return sum(bool(getattr(self.tersimpan.get(kode), "berubah", "")) for kode in self.butir)

    def bidang(self, kode) -> dict:
        """What the page shows of one part: its fields, and the stored values after a clash."""
        nama = self.nama(kode)
        return {
            "lihat": self[self.lihat(kode)],
            "pilihan": self[nama[0]],
            "teks": self[nama[-1]],
            "tersimpan": self.tersimpan.get(kode),
            "terbawa": self.terbawa(kode),
            "bentrok": self._sebut(kode) if self.bandingkan and self.isi(kode) != self.isi_tersimpan(kode) else "",
        }

    def terbawa(self, kode) -> bool:
        """Whether the mark was given before the case last came here, on what has not changed since."""
        satu = self.tersimpan.get(kode)
        return bool(satu and satu.hasil and satu.sidik) and satu.pada < self.urusan.status_sejak

    def _sebut(self, kode) -> str:
        """The stored values of one part in words."""
        pilihan, *teks = self.isi_tersimpan(kode)
        label = dict(getattr(self.fields[self.nama(kode)[0]], "choices", ())).get(pilihan, pilihan)
        return ". ".join(str(x) for x in (label, *teks) if x) or "kosong"

    def tampak(self, kode) -> str:
        """What a page shows of one part now: a mark of the stored note, and one of what there is to judge."""
        return sidik(*self.isi_tersimpan(kode)) + self.bahan.get(kode, "")[:16]

    def dilihat(self, kode) -> tuple[str, str]:
        """The two marks of tampak() as the page carried them."""
        nilai = self.cleaned_data[self.lihat(kode)]
        return nilai[:16], nilai[16:]

    def diubah(self) -> list[str]:
        """Parts that this person changed since the page was shown."""
        return [k for k in self.bagian if sidik(*self.isi(k)) != self.dilihat(k)[0]]

    def bentrok(self) -> list[str]:
        """Changed parts that hold something else by now than the page showed."""
        return [
            k for k in self.diubah() if sidik(*self.isi_tersimpan(k)) not in (self.dilihat(k)[0], sidik(*self.isi(k)))
        ]

    def simpan(self, pengguna) -> None:
        """Store what was changed in the case as it was read last. A note is no decision: the status stays."""
        berubah = []
        for kode in self.diubah():
            if kode in self.PUTUSAN:
                berubah += self.PUTUSAN[kode]
                for nama, nilai in zip(self.PUTUSAN[kode], self.isi(kode), strict=True):
                    setattr(self.urusan, nama, nilai)
            else:
                (hasil, catatan), kini, dilihat = self.isi(kode), self.bahan.get(kode, ""), self.dilihat(kode)[1]
                # What came in while the page was open was not judged: the mark stays on what lay before the person.
                isi = {"hasil": hasil, "catatan": catatan, "oleh": pengguna}
                isi["sidik"] = kini if kini.startswith(dilihat) else dilihat
                self.urusan.pemeriksaan.update_or_create(butir=kode, **self.meja, defaults=isi)
        if berubah:
            self.urusan.save(update_fields=[*berubah, "diubah_pada"])

    def data_segar(self) -> dict:
        """What was typed, as if typed on a page that shows the stored notes: for showing both after a clash."""
        segar = {self.lihat(k): self.tampak(k) for k in self.bagian}
        return {**self.data.dict(), **segar}

    def tandai(self, temuan) -> None:
        """Put each finding that stands in the way of a step beside its part."""
        tempat = self.TEMPAT | {f"{self.AWALAN_TEMUAN}{kode}": self.nama(kode)[-1] for kode in self.butir}
        sekaligus = self.sekaligus()  # beside the one answer to all of a kind, where there is one
        for kode, t in self.terbuka.items():
            semua = nama_sekaligus(t)
            tempat[f"{AWALAN}{kode}"] = semua[1] if semua[0] in sekaligus else self.nama(kode)[-1]
        for t in temuan:
            nama = tempat.get(t.kode)
            self.add_error(nama if nama in self.fields else None, t.kalimat)


def bidang_catatan(kosong: str, pilihan, catatan: str) -> tuple[forms.Field, forms.Field]:
    """A mark (`kosong` are the words for none) and the remark to it."""
    tanda = forms.ChoiceField(label="Hasil", choices=[("", kosong), *pilihan], required=False, widget=forms.RadioSelect)
    return tanda, CatatanField(label=catatan)


def judul_terbuka(t: Temuan) -> str:
    """What a question asks, without the person whom it asks about."""
    return t.uraian.removeprefix(f"{t.siapa}: ")


def nama_sekaligus(t: Temuan) -> tuple[str, str]:
    """The fields of one answer to all open questions of the kind of `t`."""
    kunci = sidik(judul_terbuka(t), t.belum_diketahui)[:9]
    return f"hasil_semua_{kunci}", f"catatan_semua_{kunci}"


def ketikan_berkas(data, butir: dict[str, str], terbuka: Iterable[Temuan], pilihan, usul) -> list[tuple[str, str, str]]:
    """(item, mark in words, remark) as typed on a desk of papers, with questions or without, that ends in a proposal.

    `pilihan` are the marks of the papers and `usul` the proposals, as choices.
    """
    nama = {(f"hasil_{kode}", f"catatan_{kode}"): (uraian, pilihan) for kode, uraian in butir.items()}
    for t in terbuka:
        jawaban = pilihan_jawaban(t)
        nama[f"hasil_{kode_terbuka(t)}", f"catatan_{kode_terbuka(t)}"] = t.uraian, jawaban
        nama[nama_sekaligus(t)] = f"{judul_terbuka(t)}, semua yang belum dijawab", jawaban
    nama["usul", "usul_catatan"] = "Usul", usul
    return [
        (uraian, str(dict(kata).get(data.get(hasil), "")), data.get(catatan, ""))
        for (hasil, catatan), (uraian, kata) in nama.items()
    ]


def bidang_usul(pilihan) -> tuple[forms.Field, forms.Field]:
    """What the examiner proposes to the deciding official, and the remark to it."""
    usul = forms.ChoiceField(
        label="Usul Anda", required=False, widget=forms.RadioSelect, choices=[("", "Belum ada usul"), *pilihan]
    )
    return usul, CatatanField(
        label="Catatan untuk pejabat",
        baris=4,
        help_text="Wajib bila usulnya tolak: pejabat dan koperasi membacanya.",
    )


def sebab_tertutup(tindakan) -> str:
    """Why a desk is closed to a person altogether: an earlier step of theirs bars each of its `tindakan`; or ''."""
    return "" if not tindakan or any(x.bisa for x in tindakan) else tindakan[0].sebab


class Meja(View):
    """One page for the desk whose turn it is. Comes after the mixin that loads the case of the address.

    Notes are saved as notes; a decision is a step of its own, on the page that every step has. The status codes: 422
    for what is wrong or still missing, 409 when a colleague was faster or the case left the desk, with everything
    typed still in sight; 403 for who does not hold this desk.
    """

    SEBUTAN, HALAMAN = "permohonan", "permohonan"  # the case, and its page, in words
    URL = ""  # name of this page
    PENANDA = "status"  # the hidden field by which the page says where it saw the case
    TERAKHIR: tuple[str, ...] = ()  # steps whose buttons come after the others
    DI_MEJA: tuple[Penjaga, ...] = ()  # guards whose lack is mended on the desk itself; kurang() asks them

    # What a desk says

    @property
    def urusan(self):
        raise NotImplementedError

    @property
    def izin(self):
        """The permission that this desk asks for; None where that depends on the desk and the case lies at none."""
        raise NotImplementedError

    @property
    def tempat(self) -> str:
        """Where the case lies, as the page carries it in `PENANDA`; empty when at no desk."""
        raise NotImplementedError

    def muat_ulang(self) -> None:
        """Read the case again after a save or a clash."""
        raise NotImplementedError

    def susun_form(self, data=None) -> FormMeja:
        raise NotImplementedError

    def kurang(self, t) -> list:
        """What the notes, as stored, lack for the step `t`, as findings."""
        return t.penilaian(self.urusan, t.kumpulkan(self.urusan))

    def tampilkan(self, form, status=200):
        raise NotImplementedError

    def ketikan(self) -> list[tuple[str, str, str]]:
        """(item, mark in words, remark) as typed on a page whose case has moved."""
        raise NotImplementedError

    # What all share

    def get(self, request, **kwargs):
        if self.izin:
            wajib(request.user, self.izin, self.urusan)
        if not self.tempat:
            messages.warning(request, self.kalimat_tutup())
            return redirect(self.urusan)
        mulai_ingat(self.urusan)
        return self.tampilkan(self.susun_form())

    def post(self, request, **kwargs):
        if self.izin:
            wajib(request.user, self.izin, self.urusan)
        if not self.tempat or request.POST.get(self.PENANDA) != self.tempat:
            return self.berpindah()
        if sebab := sebab_tertutup(self.tindakan):
            raise PermissionDenied(sebab)
        form = self.susun_form(request.POST)
        if not form.is_valid():
            return self.tampilkan(form, status=422)
        try:
            self.simpan(form)
        except IsianBerubah:
            self.muat_ulang()
            form = self.susun_form(form.data_segar())
            form.bandingkan = form.is_valid()
            form.add_error(None, self.kalimat_bentrok(form))
            return self.tampilkan(form, status=409)
        if aksi := request.POST.get("lanjut"):
            self.muat_ulang()
            return self.lanjutkan(aksi, form)
        messages.success(request, "Catatan tersimpan. Catatan belum merupakan keputusan.")
        return redirect(self.URL, self.urusan.pk)

    def simpan(self, form) -> None:
        """Store what was changed, under lock. Raises IsianBerubah for what a colleague changed meanwhile."""
        if not form.diubah():
            return
        with simpan_isian(self.urusan) as terkunci:
            if terkunci.status != self.urusan.status:
                raise PermissionDenied(
                    f"{self.SEBUTAN.capitalize()} ini baru saja berpindah. Buka kembali halaman {self.HALAMAN}."
                )
            form.baca(terkunci)
            if form.bentrok():
                raise IsianBerubah
            form.simpan(self.request.user)

    @property
    def tindakan(self) -> list:
        """The steps that the notes carry, for this person: open, or with the reason why not."""
        tersedia = self.urusan.alur.tersedia(self.urusan, self.request.user)
        return sorted((x for x in tersedia if x.t.penilaian), key=lambda x: x.t.aksi in self.TERAKHIR)

    def langkah(self) -> dict:
        """What komponen/langkah_meja.html shows: each step with what the notes, as stored, lack for it, and with what
        locks it whatever they say. A step that lacks anything is not the primary one."""
        u, per = self.urusan, self.urusan.dinilai_per(self.urusan.hari_ini)
        hasil = [
            {
                "aksi": x.t.aksi,
                "label": x.t.label,
                "sebab": x.sebab,
                "terkunci": kurang(u, [t for j in x.t.jika if x.bisa and j not in self.DI_MEJA for t in j(u, per)]),
                "kurang": kurang(u, self.kurang(x.t)) if x.bisa else [],
            }
            for x in self.tindakan
        ]
        buka = [s["aksi"] for s in hasil if not (s["sebab"] or s["terkunci"] or s["kurang"])]
        return {"langkah": hasil, "utama": next(iter(buka), "")}

    def lanjutkan(self, aksi, form):
        """To the page of the step when the notes carry it; else each gap beside its item."""
        t = next((x.t for x in self.tindakan if x.t.aksi == aksi and x.bisa), None)
        if t is None:
            raise PermissionDenied("Langkah ini tidak ada pada meja ini.")
        kurang = [x for x in self.kurang(t) if not x.hasil.lolos]
        if not kurang:
            messages.success(self.request, "Catatan tersimpan.")  # the page drops its draft of what is now kept
            return redirect("tindakan", self.urusan._meta.model_name, self.urusan.pk, aksi)
        form = self.susun_form()
        form = self.susun_form({b.html_name: b.value() for b in form})
        form.is_valid()
        form.tandai(kurang)
        messages.info(self.request, f"Catatan tersimpan. “{t.label}” belum dapat dilakukan.")
        return self.tampilkan(form, status=422)

    def kalimat_tutup(self) -> str:
        giliran = self.urusan.alur.giliran(self.urusan) or f"tidak ada, {self.SEBUTAN} sudah selesai"
        return (
            f"{self.SEBUTAN.capitalize()} ini tidak sedang diperiksa: status “{self.urusan.get_status_display()}”. "
            f"Giliran: {giliran}."
        )

    def kalimat_bentrok(self, form) -> str:
        catatan = max(form.tersimpan.values(), key=lambda p: p.pada, default=None)
        siapa, pukul = "Petugas lain", ""
        if catatan:
            siapa, pukul = catatan.oleh.nama, f" pukul {waktu_setempat(self.urusan.berwenang, catatan.pada):%H.%M}"
        return (
            f"{siapa} mengubah catatan yang sama{pukul}. Tulisan Anda masih ada di bawah, di samping yang tersimpan."
            " Bandingkan, lalu simpan lagi untuk memakai tulisan Anda."
        )

    def berpindah(self):
        """The case left the desk while the page was open: nothing is saved, nothing typed is lost."""
        isi = {
            "urusan": self.urusan,
            "sebutan": self.SEBUTAN,
            "halaman": self.HALAMAN,
            "terakhir": self.urusan.jejak.last(),
            "ketikan": self.ketikan(),
        }
        return render(self.request, "core/halaman/berpindah.html", isi, status=409)
