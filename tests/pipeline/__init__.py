"""Checks of the room of that name."""
