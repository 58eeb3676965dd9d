"""Checks of linking."""
