"""NewsML-G2 whose story is markup written as character data."""

from __future__ import annotations

import html

import pytest

from onrecord.intake import newsml
from onrecord.intake.item import Item


@pytest.mark.parametrize(
    "written",
    [
        "<![CDATA[<p>Keel said “so &amp; so”.</p>\n\n<p>The <b>end</b>.</p>]]>",
        "&lt;p&gt;Keel said “so &amp;amp; so”.&lt;/p&gt;\n\n&lt;p&gt;The &lt;b&gt;end&lt;/b&gt;.&lt;/p&gt;",
    ],
)
def test_html_written_as_character_data_is_read_as_html_with_its_places(written: str) -> None:
    source = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g"><contentSet>'
        f'<inlineData contenttype="text/html">{written}</inlineData></contentSet></newsItem>'
    )
    (item,) = newsml.parse(source)
    assert isinstance(item, Item)
    assert item.text == "Keel said “so & so”.\n\nThe end."
    assert item.origin is not None
    for segment in item.origin:
        given = source[segment.at : segment.at + segment.length]
        said = item.text[segment.start : segment.end]
        assert html.unescape(html.unescape(given)) == said
