"""Speed and memory of the whole way from text to record, side by side with spaCy's small pipeline. See README.md."""
