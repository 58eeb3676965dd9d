"""Floor 3: document to claims. `claims` joins what the finders find."""
