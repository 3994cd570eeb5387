"""A mail server for the tests: takes mail, or refuses, hangs, dies at a named word of the conversation."""

import socketserver
import threading
from email import message_from_bytes


class _Sambungan(socketserver.StreamRequestHandler):
    def balas(self, teks):
        self.wfile.write(f"{teks}\r\n".encode())

    def handle(self):
        self.server.sambungan += 1
        if self.server.perilaku("sambung", "") == "diam":
            self.server.selesai.wait(30)
            return
        self.balas("220 uji")
        penerima = ""
        while baris := self.rfile.readline().decode().strip():
            kata = baris.split(":")[0].split()[0].upper()
            penerima = baris.partition("<")[2].rstrip(">") if kata == "RCPT" else penerima
            jawab = self.server.perilaku(kata, penerima)
            if jawab == "diam":
                self.server.selesai.wait(30)
                return
            if jawab == "mati":
                return
            if jawab:
                self.balas(jawab)
            elif kata == "DATA":
                if not self.terima(penerima):
                    return
            else:
                self.balas("221 dah" if kata == "QUIT" else "250 ya")

    def terima(self, penerima):
        self.balas("354 silakan")
        isi = b""
        while (baris := self.rfile.readline()) not in (b".\r\n", b""):
            isi += baris
        self.server.diterima.append((penerima, message_from_bytes(isi)["Message-ID"]))
        if self.server.perilaku("diterima", penerima) == "mati":
            return False
        self.balas("250 diterima")
        return True


class ServerSurel(socketserver.ThreadingTCPServer):
    """`perilaku(word, recipient)` answers None (as usual), a line, 'diam' (hangs) or 'mati' (cuts the connection).

    Beyond the words of SMTP: 'sambung' at the start, 'diterima' when the text is in and before the server says so.
    `diterima` are (recipient, Message-ID) of what the server has.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, perilaku=None):
        super().__init__(("127.0.0.1", 0), _Sambungan)
        self.perilaku = perilaku or (lambda kata, penerima: None)
        self.diterima, self.sambungan, self.selesai = [], 0, threading.Event()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """A client that went away is part of the tests."""

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()
        return self

    def __exit__(self, *galat):
        self.selesai.set()
        self.shutdown()
        self.server_close()
