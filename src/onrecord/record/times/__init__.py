"""The record stage's understanding of time: expressions found, valued as EDTF, and tied to statements."""
