// The search in the head: "/" leads to it, answers stand below it while somebody types, arrows move among them.
// Without this file the form asks the same page.
(() => {
  "use strict";
  const form = document.querySelector("form[data-segera]");
  if (!form) return;
  const kotak = form.elements.q, tempat = form.querySelector(".cari-segera"), kabar = form.querySelector("[role=status]");
  let tunda, minta;
  const tutup = () => { clearTimeout(tunda); minta?.abort(); tempat.hidden = true; tempat.replaceChildren(); kabar.textContent = ""; };

  const tanya = async () => {
    minta?.abort();
    minta = new AbortController();
    try {
      const jawab = await fetch(`${form.dataset.segera}?q=${encodeURIComponent(kotak.value)}`, { signal: minta.signal });
      // A session that ran out answers with the page of the log-in.
      if (!jawab.ok || jawab.redirected) return tutup();
      tempat.innerHTML = await jawab.text();
      const banyak = tempat.querySelectorAll("a").length;
      tempat.hidden = !banyak;
      kabar.textContent = banyak > 1 ? `${banyak - 1} jawaban di bawah kotak. Panah bawah untuk memilih.` : "Belum ada jawaban.";
    } catch { /* the next letter asked again, or there is no line: Enter still leads to the page */ }
  };

  kotak.addEventListener("input", () => {
    clearTimeout(tunda);
    // What may be the NIK of a person is sent nowhere: the pattern of the box refuses it.
    if (kotak.value.trim().length < 3 || !kotak.validity.valid) return tutup();
    tunda = setTimeout(tanya, 250);
  });
  form.addEventListener("keydown", (e) => {
    if (e.key === "Escape") { tutup(); kotak.focus(); return; }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    const semua = [kotak, ...tempat.querySelectorAll("a")];
    if (semua.length < 2) return;
    e.preventDefault();
    const langkah = e.key === "ArrowDown" ? 1 : semua.length - 1;
    semua[(semua.indexOf(document.activeElement) + langkah) % semua.length].focus();
  });
  form.addEventListener("focusout", (e) => { if (!form.contains(e.relatedTarget)) tutup(); });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
    e.preventDefault();
    kotak.focus();
  });
})();
