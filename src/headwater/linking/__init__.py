"""Floor 3: claims to relations. Across reports: who got it from whom, what is one figure, what was lost on the way.

The rules and their sources are in the design's `independence.md`; each module cites the work that it follows.
"""
