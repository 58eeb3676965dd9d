"""Gold cases: text that anyone can write, with what a careful reader takes from it."""
