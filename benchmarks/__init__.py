"""Benchmarks: `python -m benchmarks [SOURCE...]`; they print ratios and rates, and are never a test."""
