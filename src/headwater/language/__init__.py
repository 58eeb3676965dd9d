"""Floor 2: word lists, sentence selection, the reader (parser) and the gazetteer; data in one folder per language."""
