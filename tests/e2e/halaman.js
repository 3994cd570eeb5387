// What tests/e2e/test_tiap_halaman.py asks of a page beside axe; each function answers with the faults in words.
window.periksa = (() => {
  const tampak = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
  const sebut = (e) => e.outerHTML.slice(0, 100);

  const angka = (warna) => (warna.match(/[\d.]+/g) || []).map(Number);
  const terang = ([r, g, b]) =>
    [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((jumlah, v, i) => jumlah + v * [0.2126, 0.7152, 0.0722][i], 0);
  const kontras = (a, b) => {
    const [terangnya, gelapnya] = [terang(a), terang(b)].sort((x, y) => y - x);
    return (terangnya + 0.05) / (gelapnya + 0.05);
  };
  const penuh = (warna) => warna.length === 3 || warna[3] > 0.99;
  const latar = (e) => {
    for (let satu = e; satu; satu = satu.parentElement) {
      const warna = angka(getComputedStyle(satu).backgroundColor);
      if (penuh(warna)) return warna;
    }
    return [255, 255, 255];
  };

  // One h1, one main; a caption and scopes for each table of data; no style of its own on any element.
  const susunan = () => {
    const salah = [];
    for (const tanda of ["h1", "main", "header", "footer"]) {
      const banyak = [...document.querySelectorAll(tanda)].filter((e) => e.closest("main") === null || tanda !== "header");
      const n = tanda === "header" ? document.querySelectorAll("body > header").length : banyak.length;
      if (n !== 1) salah.push(`${n} ${tanda}`);
    }
    for (const tabel of document.querySelectorAll("table")) {
      if (!tabel.caption) salah.push(`tabel tanpa caption: ${sebut(tabel)}`);
      for (const th of tabel.querySelectorAll("th:not([scope])")) salah.push(`th tanpa scope: ${sebut(th)}`);
    }
    for (const e of document.querySelectorAll("[style], main style")) salah.push(`gaya sendiri: ${sebut(e)}`);
    return salah;
  };

  // 3:1 of what shows where a field is (its edge or its ground), and of the ring around what has the focus.
  const kendali = (dikenal) => {
    const salah = [], rupa = [];
    for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
      const kunci = `${e.localName} ${e.type || ""} ${e.className} ${e.closest("header, nav, footer, main")?.localName}`;
      if (dikenal.includes(kunci) || rupa.includes(kunci) || !tampak(e) || e.matches(":disabled")) continue;
      rupa.push(kunci);
      const gaya = getComputedStyle(e), sekitar = latar(e.parentElement);
      if (e.matches("input:not([type=submit]), select, textarea")) {
        const tepi = parseFloat(gaya.borderBottomWidth) ? kontras(angka(gaya.borderBottomColor), sekitar) : 0;
        if (Math.max(tepi, kontras(latar(e), sekitar)) < 3) salah.push(`tepi ${tepi.toFixed(1)}:1: ${sebut(e)}`);
      }
      e.focus({ focusVisible: true });
      if (document.activeElement !== e) salah.push(`tidak dapat difokus: ${sebut(e)}`);
      const cincin = kontras(angka(gaya.outlineColor), sekitar);
      if (gaya.outlineStyle === "none" || parseFloat(gaya.outlineWidth) < 2 || cincin < 3)
        salah.push(`fokus ${gaya.outlineStyle} ${gaya.outlineWidth} ${cincin.toFixed(1)}:1: ${sebut(e)}`);
      e.blur();
    }
    return [salah, rupa];
  };

  // What text looks like here: its colour, what it lies on, its size. Alike means of the same contrast.
  const warna = () => {
    const rupa = new Set();
    for (const e of document.querySelectorAll("body *")) {
      const berteks = e.matches("input, select, textarea") || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
      if (!berteks || !tampak(e)) continue;
      const gaya = getComputedStyle(e);
      let tembus = 1;
      for (let satu = e; satu; satu = satu.parentElement) tembus *= getComputedStyle(satu).opacity;
      rupa.add([gaya.color, latar(e), gaya.fontSize, gaya.fontWeight, tembus].join(" "));
    }
    return [...rupa];
  };

  const lebar = () => {
    const batas = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= batas) return "";
    const lewat = [...document.body.querySelectorAll("*")].filter(
      (e) => tampak(e) && e.getBoundingClientRect().right > batas + 1 && ![...e.children].some((a) => a.getBoundingClientRect().right > batas + 1));
    return `${document.documentElement.scrollWidth} px: ${lewat.length ? sebut(lewat[0]) : ""}`;
  };

  // On paper: what is read. A table that is typed into is a tool and no list.
  const lebarKertas = () => {
    for (const tabel of document.querySelectorAll("table:has(input:not([type=hidden], [type=checkbox]), select)")) tabel.hidden = true;
    return lebar();
  };

  const tombolTercetak = () => [...document.querySelectorAll("button, [type=submit], .btn, nav:not([aria-label=Remah])")].filter(tampak).map(sebut).slice(0, 1);

  const terpakai = () =>
    [...new Set([...document.querySelectorAll("*")].flatMap((e) => [e.localName, ...e.classList, ...e.getAttributeNames(), e.type]))].join(" ");

  return { susunan, kendali, warna, lebar, lebarKertas, tombolTercetak, terpakai };
})();
