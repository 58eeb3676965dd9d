"""English: sentence splitting, selection, the encoder that reads, its decoding, and the word lists."""
