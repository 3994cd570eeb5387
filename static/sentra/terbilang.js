// Says a typed amount in words under its box, so that one zero too many is heard before it is sent.
(() => {
  "use strict";
  const SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
  const GUGUS = [[10n ** 15n, "kuadriliun"], [10n ** 12n, "triliun"], [10n ** 9n, "miliar"], [10n ** 6n, "juta"], [1000n, "ribu"], [100n, "ratus"], [10n, "puluh"]];
  const eja = (n) => {
    if (n < 12n) return SATUAN[n];
    if (n < 20n) return `${SATUAN[n - 10n]} belas`;
    const [besar, nama] = GUGUS.find(([b]) => n >= b);
    const depan = n / besar, sisa = n % besar;
    const awal = depan === 1n && (besar === 100n || besar === 1000n) ? `se${nama}` : `${eja(depan)} ${nama}`;
    return sisa ? `${awal} ${eja(sisa)}` : awal;
  };
  // The server decides what an amount is; here only what is plain is echoed.
  const baca = (teks) => {
    const bersih = teks.trim().replace(/^rp\.?\s*/i, "").replace(/,(00|-{1,2})$/, "");
    if (!/^(\d{1,18}|\d{3}\.\d{3}|\d{1,3}(\.\d{3}){2,5})$/.test(bersih)) return null;
    return BigInt(bersih.replaceAll(".", ""));
  };
  for (const kotak of document.querySelectorAll("input[data-terbilang]")) {
    const gema = document.createElement("p");
    gema.className = "gema";
    gema.setAttribute("aria-live", "polite");
    kotak.after(gema);
    const tulis = () => {
      const nilai = baca(kotak.value);
      gema.textContent = nilai === null ? "" : `${eja(nilai)} rupiah`;
    };
    kotak.addEventListener("input", tulis);
    tulis();
  }
})();
