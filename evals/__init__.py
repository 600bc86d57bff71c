"""Accuracy: the scorer, the predictions it scores, and the floors that hold them."""
