"""The switch that takes the pictures as they are now for the right ones."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-stills", action="store_true", help="keep the stills as drawn now, after looking at them")
