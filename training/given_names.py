"""The table of given names: `python -m training.given_names OUT` writes record/parties/given_names.txt.

Which names are given names, and whether women or men bear them. Sources: the lists of the United States Census of 1990
(public domain, by the package `names`) by frequency, the lists of the package Faker (MIT) for countries that write in
Latin letters, and a short list of names that are frequent in the news and in neither. A name is of one gender if the
lists give the other less than a quarter of its weight; else it says nothing about gender but is still a given name.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

CENSUS_MOST = 90.0
"""Cumulative percentage of bearers up to which the census lists are taken."""
LOCALES = (
    "en_GB en_IN en_IE en_NZ de_DE fr_FR es_ES es_MX it_IT pt_PT pt_BR nl_NL pl_PL cs_CZ sv_SE no_NO da_DK fi_FI "
    "tr_TR hr_HR ro_RO hu_HU et_EE lt_LT lv_LV sk_SK sl_SI id_ID".split()
)
LOCALE_WEIGHT = 0.02
"""A name on a country's list weighs as much as one borne by so many percent in the census."""
MORE_MEN = """ahmed ahmad abdullah abdul ali hassan hussein hosni mahmoud mohamed mohammed muhammad mohammad mustafa
omar
osama khalid saddam bashar muammar yasser ariel ehud benjamin binyamin shimon yitzhak avigdor vladimir dmitry dmitri
sergei sergey boris mikhail nikolai alexei aleksandr alexander yuri igor oleg anatoly viktor pavel leonid gennady
konstantin volodymyr petro mykola ruslan jinping jintao jiabao keqiang shinzo junichiro yoshihiko naoto taro narendra
manmohan rajiv atal pervez nawaz asif hamid ashraf nouri jalal mahinda hugo fidel raul evo luiz nicolas recep tayyip
abdel robert kofi ban desmond nelson thabo jacob morgan yoweri paul goodluck olusegun hosni anwar mahathir lee najib
xi kim moon silvio emmanuel francois nicolas dominique jacques angela gerhard helmut lech donald jaroslaw viktor vaclav
ted bernie mitt barack newt rudy mike chuck rand marco jeb reince tim harry rex""".split()
MORE_WOMEN = """hillary michelle melania ivanka kellyanne chelsea condoleezza benazir sonia indira aung yingliang dilma
cristina michelle yulia tzipi golda angela theresa margaret jacinda julia helen ellen sirleaf megawati gloria corazon
federica christine ursula ewa beata oriana marine segolene huma donna loretta elena svetlana tatiana natalia olga irina
maria anna ekaterina ksenia""".split()

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def weights() -> dict[str, list[float]]:
    """For each name in lower case its weight among men and among women."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for gender, kind in enumerate(("male", "female")):
        for line in (resources.files("names") / f"dist.{kind}.first").read_text().splitlines():
            name, share, running = line.split()[:3]
            if float(running) <= CENSUS_MOST:
                found[name.lower()][gender] += float(share) or 0.001
        for locale in LOCALES:
            for name in _of_locale(locale, kind):
                found[name.lower()][gender] += LOCALE_WEIGHT
    for gender, more in enumerate((MORE_MEN, MORE_WOMEN)):
        for name in more:
            found[name][gender] = max(found[name][gender], LOCALE_WEIGHT)
    return found


def _of_locale(locale: str, kind: str) -> Iterable[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    return {name for name in getattr(provider, f"first_names_{kind}", ()) if _NAME.fullmatch(name)}


def table(found: dict[str, list[float]]) -> str:
    """The file: three lines, of men's names, of women's and of those that either bears."""
    lines: dict[str, list[str]] = {"men": [], "women": [], "either": []}
    for name, (men, women) in sorted(found.items()):
        key = "men" if women * 4 < men else "women" if men * 4 < women else "either"
        lines[key].append(name)
    return "".join(f"{key}: {' '.join(names)}\n" for key, names in lines.items())


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(table(weights()), encoding="utf-8")
