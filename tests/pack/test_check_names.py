"""Mistakes that `game.pack.check_names` finds: each at its own line and column, and nothing else."""

import pytest

from tests.pack.planted import NAME_MISTAKES
from tests.pack.support import check_planted, ids


@pytest.mark.parametrize("planted", NAME_MISTAKES, ids=ids(NAME_MISTAKES))
def test_a_planted_mistake_is_named_where_it_stands(planted, tmp_path):
    check_planted(tmp_path, planted)
