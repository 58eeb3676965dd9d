"""The recipe of the shipped English reader: `python -m training.run --treebanks PATH --out PATH` (see README.md)."""
