"""The data folder has one owner, and a secret that it keeps."""

import os
from pathlib import Path

import pytest

from app.infrastructure.database.data_folder import DataFolder, FolderInUse, FolderWithoutKeys
from app.infrastructure.secret import load_secret
from tests.integration.logs import a_log, an_append


def test_a_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    with DataFolder(tmp_path / "deep" / "data") as folder:
        assert folder.path.stat().st_mode & 0o777 == 0o700


def test_a_folder_has_one_owner_at_a_time(tmp_path: Path) -> None:
    with DataFolder(tmp_path), pytest.raises(FolderInUse, match=f"Another Hindsight runs on {tmp_path}"):
        DataFolder(tmp_path).own()

    with DataFolder(tmp_path):
        pass


def test_giving_up_what_one_does_not_own_does_nothing(tmp_path: Path) -> None:
    with DataFolder(tmp_path):
        DataFolder(tmp_path).disown()

        with pytest.raises(FolderInUse):
            DataFolder(tmp_path).own()


def test_the_secret_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    first = load_secret(tmp_path).digest("purpose", b"value")

    assert load_secret(tmp_path).digest("purpose", b"value") == first
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_every_board_has_a_secret_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()

    assert load_secret(tmp_path).digest("p", b"v") != load_secret(tmp_path / "other").digest("p", b"v")


def test_a_digest_for_one_purpose_says_nothing_for_another(tmp_path: Path) -> None:
    secret = load_secret(tmp_path)
    digests = {secret.digest(purpose, value) for purpose in ("a", "b", "ab", "") for value in (b"", b"b", b"ab")}

    assert len(digests) == 12
    assert all(len(digest) == 64 for digest in digests)


def test_a_log_without_its_keys_is_refused_unless_they_are_elsewhere(tmp_path: Path) -> None:
    with a_log(tmp_path) as log:
        log.events.append(an_append())
    load_secret(tmp_path)
    (tmp_path / "keys.db").unlink()

    with pytest.raises(FolderWithoutKeys, match=r"holds a log without its keys\.db, so"):
        DataFolder(tmp_path).refuse_log_without_keys()
    DataFolder(tmp_path).refuse_log_without_keys(has_keys=False)


def test_the_owner_of_a_folder_is_known_by_the_number_of_its_process(tmp_path: Path) -> None:
    assert DataFolder(tmp_path).owner() is None
    with DataFolder(tmp_path):
        assert DataFolder(tmp_path).owner() == os.getpid()
    assert DataFolder(tmp_path).owner() is None
