"""Who sends what to whom, as a picture of actors and arrows."""
