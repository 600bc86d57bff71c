"""Files of known people and bodies."""

from __future__ import annotations

import pytest

from onrecord.errors import FormatError
from onrecord.store.linking.known import read_known
from onrecord.store.linking.views import Known

KARRANT = Known("Ilse Karrant", ("I. Karrant", "Ilse Moe"), "person", "prime minister", "Oskaria", "Q12")


_JSON = (
    '{"name": "Ilse Karrant", "aliases": ["I. Karrant", "Ilse Moe"], "role": "prime minister", '
    '"country": "Oskaria", "qid": "Q12"}'
)


@pytest.mark.parametrize(
    "text",
    [
        "name,aliases,kind,role,country,qid\nIlse Karrant,I. Karrant; Ilse Moe,person,prime minister,Oskaria,Q12\n",
        "\ufeffQID,Name,country,role,aliases\r\n\r\nQ12,Ilse Karrant,Oskaria,prime minister,I. Karrant|Ilse Moe\r\n",
        _JSON + "\n\n",
    ],
)
def test_the_known_are_read_from_csv_and_json_lines(text: str) -> None:
    assert read_known(text) == [KARRANT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no one"),
        ("name,qid\n", "no one"),
        ("name,qid\nBo Lind,Q1\n,Q2\n", "line 3: a name is needed"),
        ("name,qid\nBo Lind,L1\n", "line 2: a QID"),
        ("name,age\nBo Lind,7\n", "line 2: there is no field 'age'"),
        ("name\nBo Lind,7\n", "line 2: 2 cells under a head of 1"),
        ('name\n"Bo Lind\n', "line 2: no CSV"),
        ("name,kind\nBo Lind,ship\n", "line 2: Invalid enum value 'ship'"),
        ("name\nBo Lind\nBo Lind\n", "line 3: the same as line 2"),
        ('{"name": "Bo"}\n{"name": 7}\n', "line 2: Expected `str`"),
        ('{"name": "Bo"}\n{"name": \n', "line 2: no JSON"),
        ('{"name": "Bo"}\n["Bo"]\n', "line 2: not an object"),
        ('{"name": " "}\n', "line 1: a name is empty"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        read_known(text)
