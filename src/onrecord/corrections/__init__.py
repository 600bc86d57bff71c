"""Corrections: what people say of a record, kept apart from it and applied each time anew.

Strategy. A record is what a model read, and stays as it was stored. A correction is a value of its own (values.py) with
who, when and why, and an id by its content. It is tied to the text: to a page by its hash, and to an item by the id and
the characters on which that stood. A newer model may move an item's borders or give it another id; it is found again
by the characters that it shares (finding.py), and if it cannot be found, the correction waits and says so.
`apply` (applying.py) makes the corrected record of a record and its corrections, `linked` (linking.py) settles which
parties of several stories are one or two, standing.py says what is undone and what came last, exchange.py has the JSON
Lines by which newsrooms share corrections. All is pure: the same values give the same result, in whatever order they
came.
"""
