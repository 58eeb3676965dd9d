"""Real articles of the shared corpora, with every figure marked by where it stands."""
