"""Pages of the handing over of koperasi."""
