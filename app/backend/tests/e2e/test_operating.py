"""What an operator does beside a board that serves, with the program as it is started by hand."""

from pathlib import Path

from tests.e2e.clients import Client
from tests.e2e.servers import Server, run


def test_all_that_only_reads_works_while_the_board_serves(server: Server, tmp_path: Path) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    ada.order("publish-post", "k1", title="On engines", body="It weaves.")
    server.folder.chmod(0o700)
    for arguments, told in (
        (["log", "check"], "The log is whole up to position 3"),
        (["log", "tail"], "post.published"),
        (["log", "export", str(tmp_path / "log.jsonl")], "holds the log up to position 3"),
        (["backup", str(tmp_path / "backups")], "holds the board up to position 3"),
        (["doctor"], "All is well. The board runs (process"),
    ):
        done = run(server.folder, *arguments, PORT=str(server.port))

        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert told in done.stdout
    ada.order("publish-post", "k2", title="On engines", body="It still weaves.")


def test_a_back_up_of_a_serving_board_is_restored_and_served(server: Server, tmp_path: Path) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    ada.order("publish-post", "k1", title="On engines", body="It weaves.")
    run(server.folder, "backup", str(tmp_path / "backups"))
    ada.order("publish-post", "k2", title="Lost", body="It weaves.")
    [made] = (tmp_path / "backups").iterdir()
    refused = run(server.folder, "restore", str(made), "--replace")
    assert (refused.returncode, refused.stderr[:24]) == (1, "Another Hindsight runs o")
    assert server.terminate() == 0

    done = run(server.folder, "restore", str(made), "--replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Positions 4 to 4" in done.stdout
    server.start()
    assert [post["title"] for post in ada.request("GET", "/api/query/posts")["data"]] == ["On engines"]
    assert ada.request("GET", "/api/query/me")["data"]["username"] == "ada"


def test_a_log_without_its_keys_is_not_served(server: Server, tmp_path: Path) -> None:
    server.start()
    Client(server).register("ada")
    run(server.folder, "log", "export", str(tmp_path / "log.jsonl"))
    assert run(tmp_path / "copy", "log", "import", str(tmp_path / "log.jsonl")).returncode == 0

    served = run(tmp_path / "copy", "serve", PORT=str(server.port))
    assert served.returncode == 1
    assert "holds a log without its keys.db and secret" in served.stderr
    assert run(tmp_path / "copy", "log", "check", "--without-keys").returncode == 0
