"""The command line: every task by its name."""

import click

from app.cli.author_commands import events, show_openapi
from app.cli.backup_commands import backup, restore
from app.cli.doctor_commands import doctor
from app.cli.log_commands import log
from app.cli.paths import PathTaken, PathUnwritable
from app.cli.serve_commands import serve
from app.cli.views_commands import migrate, views
from app.config.settings import WrongSetting
from app.infrastructure.database.backup import BackupRefused
from app.infrastructure.database.data_folder import FolderProblem
from app.infrastructure.database.waiting import DatabaseProblem
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.joint_snapshot import NeverStill
from app.infrastructure.event_store.log_check import LogDamaged
from app.infrastructure.event_store.log_export import BodyUnreadable
from app.infrastructure.serializers.event_forms import FormChanged
from app.infrastructure.serializers.json_lines import FileRefused
from app.query.projections.rebuild_requests import NothingToRollBack

PROBLEMS = (
    BackupRefused,
    BodyUnreadable,
    DatabaseProblem,
    FileRefused,
    FolderProblem,
    FormChanged,
    LogDamaged,
    LogUnavailable,
    NeverStill,
    NothingToRollBack,
    PathTaken,
    PathUnwritable,
    WrongSetting,
)
"""What a task ends with by a sentence that says what to do."""


@click.group()
def hindsight() -> None:
    """Hindsight: a board whose history can be trusted."""


for task in (serve, migrate, views, log, backup, restore, doctor, events, show_openapi):
    hindsight.add_command(task)
