"""Every text is spelt right in its language, and nothing of bokmål is left over in nynorsk.

hunspell puts Norwegian compounds together itself, from the parts that its dictionaries allow inside compounds, so a
rule of our own for them would only let mistakes through. What it still does not know stands in
`scenarios/words/<language>.txt`: names, terms, and words that are right but too new or too rare for it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

import pytest

from game.resources import scenarios_dir
from tests.programs import need_dictionary, need_program
from tests.scenarios.prose import LANGUAGES, SLOT, everything

DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
TOKEN = re.compile(r"\w+(?:['’-]\w+)*")

# The commonest words of bokmål that are no words of nynorsk: what slips through when one translates fast. Some of
# them hunspell lets pass, because they are also names or parts of something.
BOKMAL = frozenset(
    """
    alene annen avgjøre avgjøres begynne begynner begynte bare bedre brukes burde både da de- deres dem dette- dere
    dersom drevet enda eneste ennå fikk finnes flere flest forskjell fortsatt fra følge følger følgene få- ga gang-
    ganger gi- giftet gikk gjør gjøre gjøres gjort- gjøres heter hvem hva hver hverandre hverdag hvert hvilke hvilken
    hvilket hvis hvor hvordan hvorfor hun hjelper- høre hører høyere ikke innbyggere ingenting- jeg kjenne- kommer
    kommet kjøpe- kvelder leder ledere lederen lenger- lys- mange- mandag mandager mer mest- mulig mye måned måneder
    måte- noe noen nye- nødt også- oppgave oppgaver orke- penger pengene på- rett- selv sier sitter skje- skole skolen
    skrevet skriver- slik- sommer spille spiller spillet spørre spørsmål- stå- svart- søke- tatt tiden tirsdag tirsdager
    timer trenge trenger tror uke uken uker ukene uka være været vei veien velge velger vet vise- vært åpen åpne åpner
    """.split()
)
