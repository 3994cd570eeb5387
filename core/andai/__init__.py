"""What if: other values of the law over the cases that there are. Nothing of a case is written."""
