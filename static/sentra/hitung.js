// Shows what the typed figures come to, computed by the server as on saving. Without this file the Save button does.
(() => {
  "use strict";
  const form = document.querySelector("form[data-hitung]");
  if (!form) return;
  const keadaan = form.querySelector("[data-hitung-keadaan]");
  let tunggu = 0, giliran = 0;
  const hitung = async () => {
    const ini = ++giliran;
    const isi = new URLSearchParams({ bagian: form.dataset.bagian });
    for (const [nama, nilai] of new FormData(form)) {
      if (typeof nilai === "string" && nama !== "csrfmiddlewaretoken" && nama !== "catatan") isi.append(nama, nilai);
    }
    try {
      const balasan = await fetch(`${form.dataset.hitung}?${isi}`, { headers: { Accept: "application/json" } });
      if (!balasan.ok || ini !== giliran) return;
      const hasil = await balasan.json();
      for (const [kode, teks] of Object.entries(hasil.isi)) {
        for (const tempat of document.querySelectorAll(`[data-isi="${kode}"]`)) {
          if (tempat.textContent !== teks) tempat.textContent = teks;
        }
      }
      const salah = Object.values(hasil.salah);
      if (keadaan) keadaan.textContent = salah.length ? `Belum terbaca: ${salah[0]}` : "Dihitung dari yang diketik; belum disimpan.";
    } catch {
      if (keadaan) keadaan.textContent = "Tidak tersambung: angka dihitung saat disimpan.";
    }
  };
  form.addEventListener("input", () => { clearTimeout(tunggu); tunggu = setTimeout(hitung, 400); });
  // A page that came back with errors holds figures that are not stored yet.
  if (document.querySelector(".ringkasan-kesalahan")) hitung();
})();
