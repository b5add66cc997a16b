"""Manim keeps its own texts in files: every process that runs tests keeps them to itself."""

from tempfile import TemporaryDirectory

import manim

FOLDER = TemporaryDirectory(prefix="mathanim-texts-")
manim.config.media_dir = FOLDER.name
