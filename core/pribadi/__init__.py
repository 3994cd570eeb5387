"""Personal data: who saw it, whose it is, how long it is kept."""
