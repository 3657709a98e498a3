"""The workflows and the image: what they name must exist, since neither can be run here."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def read(path: Path) -> dict[str, Any]:
    # "on" is a key, not the truth value that YAML 1.1 takes it for
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return workflow


def steps_of(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def lines_run(workflow: dict[str, Any]) -> list[str]:
    return [line for step in steps_of(workflow) for line in step.get("run", "").splitlines()]


def test_there_are_five() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "links", "mutation", "publish", "release"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_may_only_read_unless_a_job_says_more(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        if "uses" not in job:
            assert int(job["timeout-minutes"]) <= (330 if path.stem == "mutation" else 30)


def test_jobs_that_may_write() -> None:
    granted = {
        f"{path.stem}/{name}/{scope}"
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        for scope, access in job.get("permissions", {}).items()
        if access == "write"
    }
    assert granted == {
        "publish/site/pages",
        "publish/site/id-token",
        "publish/datasette/packages",
        "release/release/contents",
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_hash_with_their_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    assert [
        line
        for line in used
        if not line.startswith("./.github/workflows/check.yml")
        and not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_commands_take_nothing_from_outside_as_text(path: Path) -> None:
    assert [line for line in lines_run(read(path)) if "${{" in line] == []


def test_make_targets_exist() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {
        word
        for path in WORKFLOWS
        for line in lines_run(read(path))
        if line.startswith("make ")
        for word in shlex.split(line)[1:]
    }
    assert named == {"build", "links", "mutation", "release"}
    assert named <= targets


def test_check_runs_on_every_python_that_is_promised() -> None:
    [job] = read(ROOT / ".github/workflows/check.yml")["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]


def test_check_runs_what_anybody_runs() -> None:
    assert lines_run(read(ROOT / ".github/workflows/check.yml")) == ["bash .ci/run"]
    assert (ROOT / ".ci/run").is_file()


@pytest.mark.parametrize("name", ["publish", "release"])
def test_what_goes_out_waits_for_the_checks(name: str) -> None:
    jobs = read(ROOT / f".github/workflows/{name}.yml")["jobs"]
    assert jobs["check"] == {"uses": "./.github/workflows/check.yml"}
    assert "workflow_call" in read(ROOT / ".github/workflows/check.yml")["on"]
    waiting = {job for job in jobs if job != "check" and "needs" not in jobs[job]}
    assert waiting == set()
    first = "build" if name == "publish" else "release"
    assert jobs[first]["needs"] == "check"


def test_without_an_address_nothing_leads_to_the_readers_own_machine() -> None:
    for name in ("publish", "release"):
        text = (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
        assert "TINH_SO_DATASETTE_URL: ${{ vars.TINH_SO_DATASETTE_URL }}\n" in text


def test_a_release_attaches_all_that_its_checksums_list() -> None:
    lines = lines_run(read(ROOT / ".github/workflows/release.yml"))
    assert "sha256sum --check --strict SHA256SUMS" in lines
    [release] = [line for line in lines if line.startswith("gh release create")]
    assert release.endswith("--notes-file build/release/RELEASE_NOTES.md build/release/*")


def test_publishing_needs_no_secret() -> None:
    text = (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"secrets\.(\w+)", text)) == {"GITHUB_TOKEN", "DEPLOY_HOOK_URL"}
    assert '[ -n "$DEPLOY_HOOK_URL" ]' in text


def read_dockerfile() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n", "", (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8"))
    return [(word, rest.strip()) for word, rest in re.findall(r"^([A-Z]+) (.*)$", text, re.MULTILINE)]


def test_image_copies_only_what_the_build_makes_and_the_lock() -> None:
    copied = [rest.split()[0] for word, rest in read_dockerfile() if word == "COPY"]
    assert copied == ["deploy/requirements.lock", "build/datasette", "build/tinh-so.db"]
    allowed = (ROOT / "deploy/Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert allowed == ["*", "!build/datasette", "!build/tinh-so.db", "!deploy/requirements.lock"]


def test_image_runs_as_nobody_in_particular_on_the_hosts_port() -> None:
    lines = read_dockerfile()
    words = [word for word, _ in lines]
    assert words.index("USER") < words.index("CMD")
    command = json.loads(next(rest for word, rest in lines if word == "CMD"))
    assert command[-1] == (
        'exec python -m datasette serve datasette --immutable tinh-so.db --host 0.0.0.0 --port "$PORT" --cors'
    )
    assert "HEALTHCHECK" in words


def test_image_has_the_versions_of_the_repository() -> None:
    ours, theirs = (
        dict(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))
        for name in ("requirements.lock", "deploy/requirements.lock")
    )
    assert "datasette" in theirs
    assert theirs.items() <= ours.items()


def test_locks_have_hashes_and_no_address() -> None:
    text = (ROOT / "deploy/requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert len(PINNED.findall(text)) == len(re.findall(r"==\S+[^\n]*\\\n    --hash=sha256:", text))
