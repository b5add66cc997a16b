"""A stage for ``./run``: a copy in a folder of its own, where every program that could change a machine is acted."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REAL = [
    "cat",
    "cp",
    "df",
    "dirname",
    "env",
    "flock",
    "grep",
    "head",
    "ls",
    "mkdir",
    "printenv",
    "readlink",
    "rm",
    "sed",
    "sh",
]
REAL += ["sha256sum", "sleep", "tail"]

# Each acted program writes its call to the diary; what it shall say and do otherwise stands in a file of its name.
ACTOR = """#!/bin/sh
printf '%s\\n' "{name} $*" >>"{diary}"
if [ -e "{script}" ]; then . "{script}"; fi
{usual}
"""
MAKES_VENV = """
case "$*" in
    "-m venv "*) rm -rf .venv && mkdir -p .venv/bin && cp "{stage}/acted/.python" .venv/bin/python &&
        cp "{stage}/acted/uv" .venv/bin/uv && sleep 0.1 ;;
esac
"""
USUAL = {
    "python3": MAKES_VENV,
    ".python": """[ -z "$MATHANIM_JUDGE_ONLY" ] || exit 3
case "$*" in
    "-m pip config list") cat "{stage}/pip_settings" ;;
    *.py* | *pytest*) echo "$PWD: $*" ;;
esac""",
    "uv": 'printf \'%s\\n\' "with $UV_FIND_LINKS $UV_INDEX $SSL_CERT_FILE" >>"{diary}"',
    "dpkg-query": "printf installed",
    "apt-get": "",
    "id": "echo 0",
}


class Stage:
    """A folder with ``run`` in it, and the programs that it may call."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.house = folder, folder / "it's a house"
        self.diary, self.acted, self.programs = folder / "diary", folder / "acted", folder / "programs"
        for made in (self.house, self.acted, self.programs, folder / "scripts"):
            made.mkdir(exist_ok=True)
        for name in ("run", "pyproject.toml", "requirements.lock", "requirements-voice.lock"):
            shutil.copy(ROOT / name, self.house)
        (folder / "pip_settings").touch()
        for name in REAL:
            (self.programs / name).symlink_to(shutil.which(name) or f"no {name} here")
        for name in USUAL:
            self._hire(name)

    def _hire(self, name: str) -> None:
        hidden = name in {".python", "uv"}
        file = (self.acted if hidden else self.programs) / name
        words = {"stage": self.folder, "diary": self.diary, "script": self.folder / "scripts" / name}
        usual = USUAL[name].format(**words)
        file.write_text(ACTOR.format(name=name, usual=usual, **words), encoding="utf-8")
        file.chmod(0o755)

    def script(self, name: str, lines: str) -> None:
        """Let a program do these lines of shell first."""
        (self.folder / "scripts" / name).write_text(lines, encoding="utf-8")

    def pip_settings(self, text: str) -> None:
        """What ``pip config list`` says."""
        (self.folder / "pip_settings").write_text(text, encoding="utf-8")

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start ``./run`` from the folder above, with nothing on its path but the stage's programs."""
        kept = {"PATH": str(self.programs), "HOME": str(self.folder), **environment}
        pipe = subprocess.PIPE
        command = [str(self.house / "run"), *arguments]
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        """Exit code, output and complaints of ``./run``."""
        process = self.start(*arguments, **environment)
        output, complaints = process.communicate(timeout=120)
        return process.returncode, output, complaints

    def calls(self, beginning: str = "") -> list[str]:
        """What was called since the last question, as far as it begins so."""
        lines = self.diary.read_text(encoding="utf-8").splitlines() if self.diary.exists() else []
        self.diary.write_text("", encoding="utf-8")
        return [line for line in lines if line.startswith(beginning)]
