"""Known derivation trees of made-up reports, and how much of them linking finds: `python -m benchmarks.propagation`."""
