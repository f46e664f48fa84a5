"""The group of commands, and the one place where failures become exit codes.

0 done; 1 the drafts have errors; 2 wrong use; 3 the environment lacks something;
4 a fault of the program.
"""

from __future__ import annotations

import sys
import traceback

import click

from pipeline.cli.acts import acts
from pipeline.cli.amend import amend
from pipeline.cli.build import build
from pipeline.cli.check import check
from pipeline.cli.doctor import doctor
from pipeline.cli.frame import Frame
from pipeline.cli.new import new
from pipeline.cli.preview import preview
from pipeline.cli.report import report
from pipeline.cli.review import review
from pipeline.cli.status import status
from pipeline.cli.verify import verify
from pipeline.errors import EnvironmentLackError, PipelineError
from pipeline.locales.messages import UIS, Messages, Ui, load_messages

FAULT = 4
"""Exit code of a fault of the program itself."""


class Door(click.Group):
    """A group whose failures are told in the language of the run."""

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
            file, reason = str(refused.filename or ""), refused.strerror or ""
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


for command in (
    build,
    check,
    status,
    report,
    acts,
    amend,
    verify,
    preview,
    review,
    doctor,
    new,
):
    main.add_command(command)


def _messages(context: click.Context) -> Messages:
    frame = context.obj
    return frame.messages if isinstance(frame, Frame) else load_messages("kk")


def _tell(messages: Messages, failure: PipelineError) -> None:
    said = messages.failure(failure)
    click.echo(f"normpack: {said.sentence}\n  → {said.advice}", err=True)
