"""The locks pin everything by hash, say nothing of where it was fetched, and agree with what the project declares."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = [Requirement(each) for each in [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]]
DEVELOP = [Requirement(each) for each in PROJECT["project"]["optional-dependencies"]["dev"]]


def locked(lock: str) -> dict[str, str]:
    """Each package of a lock with its version. Fails on a line that is neither a pin, nor a hash, nor a remark."""
    pins = {}
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        pin = re.fullmatch(r"([a-z0-9.-]+)==([^\s;]+)(?: ; [^\\]+)? \\", line)
        if pin:
            pins[pin[1]] = pin[2]
        else:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?|# [A-Za-z :]+|", line), line
    return pins


@pytest.mark.parametrize(("lock", "wanted"), [("requirements.lock", RUN), ("requirements-dev.lock", [*RUN, *DEVELOP])])
def test_a_lock_holds_what_the_project_asks_for(lock: str, wanted: list[Requirement]) -> None:
    pins = locked(lock)

    for each in wanted:
        assert each.specifier.contains(pins[canonicalize_name(each.name)]), each


def test_people_who_run_get_no_tools_of_those_who_develop() -> None:
    assert not {canonicalize_name(each.name) for each in DEVELOP} & locked("requirements.lock").keys()


def test_tests_run_on_the_versions_that_people_run() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize("python", ["3.12", "3.13", "3.14"])
def test_nothing_is_missing_on_a_newer_python(python: str) -> None:
    pinned = locked("requirements.lock").keys() | locked("requirements-newer.lock").keys()
    there = {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    needed = {
        canonicalize_name(each.name)
        for package in locked("requirements.lock")
        for each in map(Requirement, requires(package) or ())
        if each.marker is None or each.marker.evaluate(there)
    }
    assert not needed - pinned
