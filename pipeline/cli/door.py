"""The group of commands, and the one place where failures become exit codes.

0 done; 1 the drafts have errors; 2 wrong use; 3 the environment lacks something;
4 a fault of the program.
"""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import Any

import click

from pipeline.cli.frame import Frame
from pipeline.cli.memory import collect_seldom
from pipeline.cli.streams import take_every_letter
from pipeline.errors import EnvironmentLackError, PipelineError
from pipeline.locales.messages import UIS, Messages, Ui, load_messages

FAULT = 4
"""Exit code of a fault of the program itself."""


COMMANDS = (
    "build",
    "check",
    "status",
    "report",
    "acts",
    "amend",
    "verify",
    "preview",
    "review",
    "doctor",
    "new",
)
"""Each is defined in the module of its name, which is loaded when it is called: to load
them all takes longer than an unchanged build."""


class Door(click.Group):
    """A group whose failures are told in the language of the run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of `--help`."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"pipeline.cli.{cmd_name}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own
        """Runs the program, on streams that can take every letter."""
        collect_seldom()
        for stream in (sys.stdout, sys.stderr):
            take_every_letter(stream)
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; what stops it becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except PipelineError as failure:
            _tell(_messages(ctx), failure)
            ctx.exit(failure.exit_code)
        except BrokenPipeError:
            # The reader of our output has left (`| head`): nothing more to say.
            sys.stderr.close()
            ctx.exit(0)
        except OSError as refused:
            file = str(refused.filename or _messages(ctx).word("output"))
            reason = refused.strerror or ""
            lack = EnvironmentLackError("system-refuses", file=file, reason=reason)
            _tell(_messages(ctx), lack)
            ctx.exit(lack.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:  # noqa: BLE001 - the last wall: a fault is told, not thrown
            click.echo(traceback.format_exc(), err=True)
            click.echo(_messages(ctx).word("fault"), err=True)
            ctx.exit(FAULT)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--ui",
    type=click.Choice(UIS),
    default="kk",
    envvar="NORMPACK_UI",
    show_default=True,
    help="Language of messages.",
)
@click.option(
    "--workspace",
    type=click.Path(exists=True, file_okay=False),
    envvar="NORMPACK_WORKSPACE",
    help="Folder with drafts/; by default the nearest one above.",
)
@click.version_option(package_name="normpack")
@click.pass_context
def main(context: click.Context, ui: Ui, workspace: str | None) -> None:
    """Submission packs from Markdown drafts, in Kazakh and Russian."""
    context.obj = Frame(load_messages(ui), workspace)


def _messages(context: click.Context) -> Messages:
    frame = context.obj
    return frame.messages if isinstance(frame, Frame) else load_messages("kk")


def _tell(messages: Messages, failure: PipelineError) -> None:
    said = messages.failure(failure)
    click.echo(f"normpack: {said.sentence}\n  → {said.advice}", err=True)
