// Passkeys: asks the browser for one and sends its answer with the form. Other ways in need none of this.
(() => {
  "use strict";
  const bit = (teks) => Uint8Array.from(atob(teks.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const teks = (isi) => btoa(String.fromCharCode(...new Uint8Array(isi)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const kunci = (daftar) => (daftar || []).map((k) => ({ ...k, id: bit(k.id) }));

  const baru = (p) => navigator.credentials.create({ publicKey: {
    ...p, challenge: bit(p.challenge), user: { ...p.user, id: bit(p.user.id) }, excludeCredentials: kunci(p.excludeCredentials),
  } });
  const lama = (p) => navigator.credentials.get({ publicKey: {
    ...p, challenge: bit(p.challenge), allowCredentials: kunci(p.allowCredentials),
  } });
  const jawaban = (k) => {
    const r = { clientDataJSON: teks(k.response.clientDataJSON) };
    for (const n of ["attestationObject", "authenticatorData", "signature", "userHandle"]) if (k.response[n]) r[n] = teks(k.response[n]);
    return JSON.stringify({ id: k.id, rawId: teks(k.rawId), type: k.type, response: r, clientExtensionResults: {} });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const tombol = form.querySelector("button"), pesan = form.querySelector("[data-pesan]");
    if (!window.PublicKeyCredential) {
      pesan.textContent = "Peramban ini tidak mengenal passkey. Pakai cara lain.";
      continue;
    }
    pesan.textContent = "";
    tombol.disabled = false;
    tombol.addEventListener("click", async () => {
      const pilihan = JSON.parse(document.getElementById("pilihan-passkey").textContent).publicKey;
      tombol.disabled = true;
      pesan.textContent = "Ikuti petunjuk peramban.";
      try {
        form.elements.jawaban.value = jawaban(await (form.dataset.passkey === "baru" ? baru : lama)(pilihan));
        form.submit();
      } catch (galat) {
        pesan.textContent = galat.name === "InvalidStateError"
          ? "Passkey di perangkat ini sudah terdaftar."
          : "Passkey tidak jadi dipakai. Tekan tombolnya lagi, atau pakai cara lain.";
        tombol.disabled = false;
      }
    });
  }
})();
