// Nothing typed is lost. Every page works without this file. Of kirim.js, which comes before: halamanIsian().
(() => {
  "use strict";
  const AWALAN = "draf:";
  const { pengguna = "", nama = "" } = document.body.dataset;
  const jam = (waktu) => new Date(waktu).toTimeString().slice(0, 5).replace(":", ".");
  const hari = (waktu) => new Date(waktu).toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
  let keluar = false;
  const baca = (kunci) => { try { return JSON.parse(localStorage.getItem(kunci)); } catch { return null; } };

  // The one place where a draft gets its name: whose it is and what it is about. No template names it.
  const kunciDraf = () => `${AWALAN}${pengguna}@${halamanIsian(location.href)}`;

  // Fields of a draft: no files, no tokens, no passwords, nothing marked secret (NIK).
  const rahasia = (e) => ["file", "password"].includes(e.type) || e.closest("[data-rahasia]");
  const bidang = (form) => [...form.elements].filter((e) =>
    e.name && !["hidden", "submit", "button"].includes(e.type) && !rahasia(e));
  // `semula`: as the server wrote the page, whatever was typed since.
  const isi = (form, semula = false) => {
    const nilai = {};
    for (const e of bidang(form)) {
      let satu = semula ? e.defaultValue : e.value;
      if (e.type === "checkbox" || e.type === "radio") satu = semula ? e.defaultChecked : e.checked;
      else if (e.options) satu = [...e.options].filter((o) => semula ? o.defaultSelected : o.selected).map((o) => o.value);
      (nilai[e.name] ||= []).push(satu);
    }
    return nilai;
  };
  // Where the server wrote something else than when the draft was typed, somebody changed it meanwhile.
  const tanda = (form) => [...JSON.stringify(isi(form, true))].reduce((n, c) => (n * 31 + c.codePointAt(0)) | 0, 7);
  const label = (e) => (e.labels?.[0]?.textContent || e.getAttribute("aria-label") || e.name).replace("(opsional)", "").trim();
  const tanpa = (form) => [...new Set([...form.elements].filter((e) => rahasia(e) && e.name && e.value).map(label))];
  const pulihkan = (form, nilai) => {
    const urut = {};
    for (const e of bidang(form)) {
      const n = (urut[e.name] = (urut[e.name] ?? -1) + 1);
      const satu = nilai[e.name]?.[n];
      if (satu === undefined) continue;
      if (e.type === "checkbox" || e.type === "radio") e.checked = satu;
      else if (e.options) for (const o of e.options) o.selected = satu.includes(o.value);
      else e.value = satu;
      e.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  // A save that succeeded comes back as a page with its confirmation: then the sent draft may go.
  const terkirim = sessionStorage.getItem(AWALAN + "terkirim");
  if (terkirim && document.querySelector("[data-berhasil]")) localStorage.removeItem(terkirim);
  sessionStorage.removeItem(AWALAN + "terkirim");

  for (const form of document.querySelectorAll("form[data-draf]")) {
    const kunci = kunciDraf();
    const chip = document.createElement("p");
    chip.className = "chip-draf";
    chip.setAttribute("role", "status");
    form.append(chip);
    const draf = baca(kunci);
    // A page that came back with errors already holds what was typed last.
    const galat = document.querySelector(".ringkasan-kesalahan");
    const sama = draf && JSON.stringify(draf.nilai) === JSON.stringify(isi(form));
    const versi = draf && (galat || sama) ? draf.versi : `${form.dataset.versi || ""}/${tanda(form)}`;
    let kotor = false, tunda, belum = [];

    const simpan = () => {
      clearTimeout(tunda);
      if (!kotor || keluar) return;
      const waktu = Date.now();
      try {
        localStorage.setItem(kunci, JSON.stringify({ waktu, nama, versi, nilai: isi(form), tanpa: [...new Set([...belum, ...tanpa(form)])] }));
        chip.textContent = `Tersimpan di komputer ini ${jam(waktu)}`;
      } catch {
        chip.textContent = "Belum tersimpan: penyimpanan peramban penuh. Tekan tombol simpan.";
      }
    };
    if (draf && !galat && (!sama || draf.tanpa.length)) {
      const kabar = Object.assign(document.createElement("div"), { className: "pesan pesan-draf", tabIndex: -1 });
      kabar.setAttribute("role", "status");
      form.prepend(kabar);
      const kata = document.createElement("p");
      const tombol = (teks, akibat) => {
        const satu = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-outline-primary", textContent: teks });
        satu.addEventListener("click", () => { akibat(); kabar.focus(); });
        return satu;
      };
      const diketik = `diketik ${draf.nama} di komputer ini pada ${hari(draf.waktu)} pukul ${jam(draf.waktu)}`;
      const buang = tombol("Buang", () => {
        localStorage.removeItem(kunci);
        form.reset();
        bidang(form).forEach((e) => e.dispatchEvent(new Event("input", { bubbles: true })));
        [kotor, belum] = [false, []];
        kabar.replaceChildren("Isian itu dibuang. Yang tampil sekarang adalah yang tersimpan.");
      });
      const pakai = () => {
        pulihkan(form, draf.nilai);
        [kotor, belum] = [true, draf.tanpa];
        kata.textContent = `Isian yang belum tersimpan dipulihkan: ${diketik}.`;
        if (belum.length) kata.textContent += ` Tidak ikut disimpan, isi lagi: ${belum.join(", ")}.`;
        kabar.replaceChildren(kata, buang);
      };
      if (draf.versi === versi) pakai();
      else {
        kata.textContent = `Data ini berubah sesudah isian Anda, ${diketik}. Isian itu belum dipakai.`;
        kabar.append(kata, tombol("Pakai isian saya", () => { pakai(); simpan(); }), " ", buang);
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
})();
