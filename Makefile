# The commands of Sentra; what they do stands in .ci/.
.PHONY: help run demo-baru test cakupan uji-jam keandalan cadangan pulihkan check bench gambar langkah lock

help:       ## this list
	@sed -nE 's/^([a-z-]+): *## (.*)/  make \1\t\2/p' Makefile | expand -t 18

run:        ## set up what is missing, load the demo once, serve at http://127.0.0.1:8000 (PORT=… for another)
	@.ci/jalankan.sh

demo-baru:  ## throw the demo's data away and load it afresh
	@.ci/jalankan.sh --demo-baru

test:       ## the part marked sqlite on SQLite, then everything on PostgreSQL
	@.ci/uji.sh

cakupan:    ## make test, counting lines: the floor of coverage (pyproject.toml), which costs a third of the time more
	@.ci/uji.sh --cov --cov-report=term:skip-covered

uji-jam:    ## the suite on PostgreSQL across midnight, the year's end and the end of February, for Jakarta
	@.ci/uji-jam.sh

keandalan:  ## the drills: kills, cuts, load, races by the thousand; each row of docs/keandalan.md
	@.ci/keandalan.sh

cadangan:   ## copy the database and every file to CADANGAN_DIR
	@.venv/bin/python manage.py cadangan

pulihkan:   ## DARI=folder of one copy: restore it into an EMPTY database and folder, check it, open it for reading
	@.venv/bin/python manage.py pulihkan "$(DARI)"

check:      ## style, import contracts, migrations, generated docs, production settings
	@.ci/periksa.sh

bench:      ## each script in bench/ against a private PostgreSQL
	@.ci/ukur.sh

gambar:     ## take the pictures of the README again, from the main route in Chromium
	@.ci/gambar.sh

langkah:    ## count the steps of the main journeys again: docs/langkah.md
	@.ci/langkah.sh

lock:       ## exact versions with hashes from requirements*.in
	@.ci/kunci.sh
