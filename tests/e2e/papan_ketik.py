"""What Playwright's acts are for somebody without a mouse: Tab until it has the focus, then a key."""

DI_SINI = "e => document.activeElement === e"
SEKELOMPOK = """e => [document.activeElement].some(
    (d) => d === e || (e.type === "radio" && d.type === "radio" && d.name === e.name && d.form === e.form))"""
MENUJU = "e => e.matches('a[href]:not([target], [href^=\\'#\\'])') || (e.type === 'submit' && Boolean(e.form))"
PALING_JAUH = 600  # presses of Tab; the longest page has half as many controls


def _tuju(sasaran, sudah=DI_SINI):
    """Press Tab until the element of `sasaran` (or, for a radio, one of its group) has the focus."""
    sasaran.wait_for()
    elemen = sasaran.element_handle()
    for _ in range(PALING_JAUH):
        if elemen.evaluate(sudah):
            return elemen
        sasaran.page.keyboard.press("Tab")
    raise AssertionError(f"tidak tercapai dengan Tab: {elemen.evaluate('e => e.outerHTML.slice(0, 200)')}")


def click(sasaran):
    elemen = _tuju(sasaran)
    papan = sasaran.page.keyboard
    if elemen.evaluate(MENUJU):
        with sasaran.page.expect_navigation():
            papan.press("Enter")
    else:
        papan.press("Space" if elemen.evaluate("e => e.type === 'checkbox'") else "Enter")


def check(sasaran):
    """A box by Space; a radio by the arrows from the one of its group that Tab stops at, or Space on it."""
    elemen = _tuju(sasaran, SEKELOMPOK)
    papan = sasaran.page.keyboard
    while not elemen.evaluate(DI_SINI):
        papan.press("ArrowDown")
    if not elemen.evaluate("e => e.checked"):
        papan.press("Space")
    assert elemen.evaluate("e => e.checked")


def fill(sasaran, teks):
    _tuju(sasaran)
    papan = sasaran.page.keyboard
    papan.press("Control+A")
    papan.press("Delete")
    papan.insert_text(teks)


def select_option(sasaran, nilai):
    """By the arrows from the first one on."""
    elemen = _tuju(sasaran)
    papan = sasaran.page.keyboard
    papan.press("Home")
    for _ in range(elemen.evaluate("e => e.options.length")):
        if elemen.evaluate("(e, nilai) => e.value === nilai", nilai):
            return
        papan.press("ArrowDown")
    raise AssertionError(f"pilihan {nilai} tidak tercapai")


def set_input_files(sasaran, berkas):
    _tuju(sasaran)
    with sasaran.page.expect_file_chooser() as pemilih:
        sasaran.page.keyboard.press("Space")
    pemilih.value.set_files(berkas)
