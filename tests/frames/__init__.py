"""Sentences made of frames: every usual way to say who speaks, through whom, how it is put and how it is bounded."""
