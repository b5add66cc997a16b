"""What several tests of exporters share: a deck that was drawn and cut as every deck is."""

import pytest

from mathanim.rendering.exporters.material import material_of
from mathanim.rendering.exporters.seam import Deck
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from tests.rendering.small_renderings import SCENES, TINY, processes


@pytest.fixture(scope="session")
def deck_of_colours(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """A scene of four beats, the third a loop, in Japanese and English; its pictures are Japanese."""
    work = tmp_path_factory.mktemp("colours")
    request = Request((file_target(SCENES / "colours.py", ""),), quality=TINY, output=work / "media", language="ja")
    with request.results as results:
        deck = material_of(request, processes, work, results)[0].deck
    assert deck is not None
    return deck
