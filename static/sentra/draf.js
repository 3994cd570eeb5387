// Nothing typed is lost, nothing is sent twice. Every page works without this file.
(() => {
  "use strict";
  const AWALAN = "draf:";
  const pengguna = document.body.dataset.pengguna || "";
  const jam = (waktu) => new Date(waktu).toTimeString().slice(0, 5).replace(":", ".");
  let keluar = false;
  const baca = (kunci) => { try { return JSON.parse(localStorage.getItem(kunci)); } catch { return null; } };

  // Fields of a draft: no files, no tokens, no passwords, nothing marked secret (NIK).
  const bidang = (form) => [...form.elements].filter((e) =>
    e.name && !["hidden", "file", "password", "submit", "button"].includes(e.type) && !e.closest("[data-rahasia]"));
  const isi = (form) => {
    const nilai = {};
    for (const e of bidang(form)) {
      const bertanda = e.type === "checkbox" || e.type === "radio";
      const satu = e.multiple ? [...e.options].filter((o) => o.selected).map((o) => o.value) : e.value;
      (nilai[e.name] ||= []).push(bertanda ? e.checked : satu);
    }
    return nilai;
  };
  const pulihkan = (form, nilai) => {
    const urut = {};
    for (const e of bidang(form)) {
      const n = (urut[e.name] = (urut[e.name] ?? -1) + 1);
      const satu = nilai[e.name]?.[n];
      if (satu === undefined) continue;
      if (e.type === "checkbox" || e.type === "radio") e.checked = satu;
      else if (e.multiple) for (const o of e.options) o.selected = satu.includes(o.value);
      else e.value = satu;
      e.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  // A save that succeeded comes back as a page with its confirmation: then the sent draft may go.
  const terkirim = sessionStorage.getItem(AWALAN + "terkirim");
  if (terkirim && document.querySelector("[data-berhasil]")) localStorage.removeItem(terkirim);
  sessionStorage.removeItem(AWALAN + "terkirim");

  for (const form of document.querySelectorAll("form[data-draf]")) {
    const kunci = `${AWALAN}${pengguna}:${form.dataset.draf || location.pathname}`;
    const chip = document.createElement("p");
    chip.className = "chip-draf";
    chip.setAttribute("role", "status");
    form.append(chip);
    let kotor = false, tunda;

    const simpan = () => {
      clearTimeout(tunda);
      if (!kotor || keluar) return;
      const waktu = Date.now();
      try {
        localStorage.setItem(kunci, JSON.stringify({ waktu, versi: form.dataset.versi, nilai: isi(form) }));
        chip.textContent = `Tersimpan di komputer ini ${jam(waktu)}`;
      } catch {
        chip.textContent = "Belum tersimpan: penyimpanan peramban penuh. Tekan tombol simpan.";
      }
    };
    const draf = baca(kunci);
    // A page that came back with errors already holds what was typed last.
    if (draf && !document.querySelector(".ringkasan-kesalahan") && JSON.stringify(draf.nilai) !== JSON.stringify(isi(form))) {
      if (draf.versi === form.dataset.versi) {
        pulihkan(form, draf.nilai);
        kotor = true;
        chip.textContent = `Isian yang belum tersimpan dipulihkan (${jam(draf.waktu)})`;
      } else {
        chip.textContent = `Data ini berubah sesudah isian Anda pukul ${jam(draf.waktu)}. `;
        const tombol = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outline-primary", textContent: "Pakai isian saya" });
        tombol.addEventListener("click", () => { pulihkan(form, draf.nilai); kotor = true; simpan(); });
        chip.append(tombol);
      }
    }
    form.addEventListener("input", (e) => { if (e.isTrusted) { kotor = true; clearTimeout(tunda); tunda = setTimeout(simpan, 2000); } });
    form.addEventListener("focusout", simpan);
    addEventListener("pagehide", simpan);
    addEventListener("beforeunload", (e) => { if (kotor && !keluar) { simpan(); e.preventDefault(); } });
    form.addEventListener("submit", () => { simpan(); kotor = false; sessionStorage.setItem(AWALAN + "terkirim", kunci); });
  }

  // Log-out leaves no typed text on a shared computer.
  document.querySelector("form[data-keluar]")?.addEventListener("submit", () => {
    keluar = true;
    Object.keys(localStorage).filter((k) => k.startsWith(AWALAN)).forEach((k) => localStorage.removeItem(k));
  });

  // One submit per page; after "back" the buttons work again.
  const tombolKirim = (form) => [...form.elements].filter((e) => e.type === "submit");
  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.method !== "post" || form.hasAttribute("data-berulang")) return;
    if (form.dataset.dikirim) return e.preventDefault();
    form.dataset.dikirim = "ya";
    setTimeout(() => tombolKirim(form).forEach((t) => { t.disabled = true; }));
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-dikirim]").forEach((form) => {
    delete form.dataset.dikirim;
    tombolKirim(form).forEach((t) => { t.disabled = false; });
  }));
})();
