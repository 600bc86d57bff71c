"""Events: what happened, and when."""
