"""Charts and maps drawn on the server as SVG: they need no script, print, and stand in a PDF as on a page.

Each drawing carries its colours as attributes: inside a PDF no stylesheet of the site reaches it. What it shows in
words and figures is the table beside it.
"""
