// Nothing is sent twice, and whoever logs in again knows what is kept. Every page works without this file.
(() => {
  "use strict";
  // What a page is about: its address, and what the address asks. `kembali` only says where it was opened from.
  globalThis.halamanIsian = (alamat) => {
    const url = new URL(alamat, location);
    url.searchParams.delete("kembali");
    url.searchParams.sort();
    return url.pathname + url.search;
  };

  // Log-out takes the drafts along, so one that waits for this page was left by a session that ran out.
  for (const kabar of document.querySelectorAll("[data-draf-aman]")) {
    const tujuan = halamanIsian(kabar.dataset.drafAman);
    kabar.hidden = !Object.keys(localStorage).some((k) => k.startsWith("draf:") && k.endsWith(`@${tujuan}`));
  }

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
