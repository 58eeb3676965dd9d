"""How a figure moved: one layout, drawn as SVG, as a picture, or as text."""
