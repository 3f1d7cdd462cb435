"""A process that has imported the whole program and forks bots from itself, so that a start costs a fork.

Each line of standard input is the JSON of {"env": …, "log": …} for a new bot, whose process id is the line that comes
back; or a process id, which is waited for until it has ended.
"""

import json
import os
import sys

import bot.root.assembly
import bot.root.playground  # noqa: F401 - both loaded here once, for all who are forked
from bot.__main__ import main


def _become_a_bot(env: dict[str, str], log: str) -> int:
    os.environ.update(env)
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(file, stream)
    return main(["run"])


def _serve() -> None:
    for line in sys.stdin:
        said = json.loads(line)
        if isinstance(said, int):
            os.waitpid(said, 0)
            answer = said
        else:
            answer = os.fork()
            if not answer:
                os._exit(_become_a_bot(**said))
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
