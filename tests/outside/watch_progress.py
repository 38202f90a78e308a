"""Watches from a terminal how far `masa` says that long work has come, and that nothing of it is left or gets into a pipe or a log.

Usage: watch_progress.py MASA FOLDER: the command, and a folder of arrangements, which are copied until their check takes long enough.
"""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The work has to take so many seconds: what is counted, the judging of each file, is about a fifth of it, and has to last well above the
# half second for which nothing is shown.
LONG = 6.0


def copies(folder: str, count: int, into: str) -> None:
    """Writes so many arrangements, each with an id of its own."""
    texts = [path.read_text() for path in sorted(Path(folder).glob("*.yaml"))]
    for at in range(count):
        text = re.sub(r"(?m)^id: *(\S+).*$", rf"id: \1-{at}", texts[at % len(texts)], count=1)
        Path(into, f"{at:05}.yaml").write_text(text)


def environment(**more: str) -> dict[str, str]:
    """Of somebody at a terminal, but for colours, and as wide as masa takes a pipe to be."""
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    return {**kept, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100", **more}


def piped(command: list[str]) -> tuple[bytes, bytes]:
    """Standard output and standard error."""
    run = subprocess.run(command, capture_output=True, env=environment())
    return run.stdout, run.stderr


def watched(command: list[str], typed_after: float | None = None, **more: str) -> tuple[bytes, bytes, float]:
    """Standard output, what came to the terminal on standard error, and how many seconds it took until something came.

    With `typed_after`, an arrangement is given on standard input after so many seconds.
    """
    ours, theirs = pty.openpty()
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out:
        stdin = subprocess.DEVNULL if typed_after is None else subprocess.PIPE
        run = subprocess.Popen(command, stdin=stdin, stdout=out, stderr=theirs, env=environment(**more))
        os.close(theirs)
        if typed_after is not None:
            early = select.select([ours], [], [], typed_after)[0]
            assert not early, f"something is shown while masa waits for standard input: {os.read(ours, 200)!r}"
            run.communicate(b"masa: 1\n")
        shown, first = b"", 0.0
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # Linux's way to say that nobody holds the other end.
                break
            if not read:
                break
            first = first or time.monotonic() - begun
            shown += read
        run.wait()
        os.close(ours)
        out.seek(0)
        return out.read(), shown, first


def left(shown: bytes) -> str:
    """What stands on the terminal in the end, for what masa writes: lines, returns to their beginning, and lines wiped."""
    lines, column = [""], 0
    for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|.", shown.decode(), re.DOTALL):
        if part == "\n":
            lines.append("")
            column = 0
        elif part == "\r":
            column = 0
        elif part == "\x1b[2K":
            lines[-1] = ""
        elif part == "\x1b[1A":
            raise AssertionError(f"{part!r} is not expected on standard error")
        else:
            lines[-1] = lines[-1][:column].ljust(column) + part + lines[-1][column + 1 :]
            column += 1
    return "\n".join(lines)


def main(masa: str, folder: str) -> None:
    with tempfile.TemporaryDirectory() as many:
        count, took = 200, 0.0
        command = [masa, "check", many, "--format", "json"]
        while took < LONG:
            count *= 2
            copies(folder, count, many)
            begun = time.monotonic()
            plain, nothing = piped(command)
            took = time.monotonic() - begun
        assert nothing == b"", f"in a pipe: {nothing!r}"

        written, shown, first = watched(command)
        assert written == plain, "the result differs where somebody watches"
        assert re.search(rb"files judged: \d+ of %d" % count, shown), f"nothing is shown: {shown!r}"
        assert len(set(re.findall(rb"judged: (\d+) of", shown))) > 1, "it stands still"
        assert first > 0.4, f"shown after {first:.2f} seconds"
        assert left(shown) == "", f"left on the terminal: {left(shown)!r}"

        for name, value in [("TERM", "dumb"), ("CI", "true")]:
            _, shown, _ = watched(command, **{name: value})
            assert shown == b"", f"with {name}={value}: {shown!r}"

        # What is told on standard error stands there as in a pipe.
        Path(many, "broken.yaml").write_text("masa: 1\nid: [\n")
        compare = [masa, "compare", many, "--format", "json"]
        _, told = piped(compare)
        _, shown, _ = watched(compare)
        assert b"files judged: " in shown
        assert told and left(shown) == told.decode(), f"{left(shown)!r} instead of {told!r}"

    _, shown, _ = watched([masa, "calendar", folder])
    assert shown == b"", f"of short work: {shown!r}"
    watched([masa, "check", "-"], typed_after=1.0)
    print(f"seen from a terminal after {first:.1f} seconds, with {count} files, and wiped")


main(*sys.argv[1:])
