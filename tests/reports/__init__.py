"""Made-up reports with every figure marked, what is measured on them, and the floors below which no change may fall."""
