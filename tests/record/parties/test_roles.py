"""Which words beside a name say what the one named is."""

from __future__ import annotations

import pytest

from onrecord.reader import read
from onrecord.record.parties.roles import tells_role, title


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("lead author dr.", "lead author"),
        ("retired judge sir", "retired judge"),
        ("3 singer", "singer"),
        ("foreign minister", "foreign minister"),
        ("dr", None),
    ],
)
def test_a_title_is_without_numbers_and_forms_of_address(words: str, left: str | None) -> None:
    found = title(words.split(), 0, len(words.split()) - 1)
    assert (None if found is None else " ".join(words.split()[found[0] : found[1] + 1])) == left


@pytest.mark.parametrize(
    "words", ["foreign minister", "Minister of Transport", "Comptroller", "union boss", "CEO", "MP"]
)
def test_words_for_what_someone_is(words: str) -> None:
    assert tells_role(words.split())


@pytest.mark.parametrize("words", ["Oskaria", "Upper Wold", "Lab", "Hal Overbury", "defending", "34"])
def test_places_names_and_doings_are_no_roles(words: str) -> None:
    assert not tells_role(words.split())


@pytest.mark.parametrize(
    ("sentence", "name", "roles"),
    [
        ("In a statement, the state's Ethics Board said it would follow the facts.", "Ethics Board", []),
        ('"We will see," said Piet Holm, the union\'s chairman.', "Piet Holm", ["union's chairman"]),
        ("Sir Desmond Tarrant (Upper Wold, Ind.) said it was late.", "Desmond Tarrant", []),
        ('"We can\'t ask," said lead author Dr. Yusra Pell.', "Yusra Pell", ["lead author"]),
        ("Anna Velt, Torsund, said on Sunday that talks would go on.", "Anna Velt", []),
    ],
)
def test_the_roles_of_a_party(sentence: str, name: str, roles: list[str]) -> None:
    record = read(f"TORSUND, March 2. /ONA/. The harbour was closed.\n\n{sentence}")
    found = {party.name: [role.text for role in party.roles] for party in record.parties}
    assert found[name] == roles
