"""The ``lapor`` command."""

import os
import socket
import sys
from functools import partial

import click

from lapor_pwa import routes, settings
from lapor_pwa.officer_cli import officer
from lapor_pwa.site import SITE


class _Plain(click.Group):
    """Says in one sentence what the operator can mend; a traceback would hide it."""

    def invoke(self, ctx: click.Context) -> object:
        from sqlalchemy.exc import OperationalError

        try:
            return super().invoke(ctx)
        except settings.InvalidSetting as error:
            raise click.ClickException(f"{error}. All settings: README.md") from error
        except OperationalError as error:
            raise click.ClickException(f"The database cannot be used: {error.orig}") from error
        except OSError as error:
            raise click.ClickException(f"{error}. Try: lapor doctor") from error


@click.group(cls=_Plain)
@click.pass_context
def main(context: click.Context) -> None:
    """File a public-service complaint by voice, with no network, and hear the answer."""
    # Everything these commands write is reports or keys: nobody else on this machine may read it.
    context.call_on_close(partial(os.umask, os.umask(0o077)))


main.add_command(officer)


@main.command()
def serve() -> None:
    """Prepare the database, then run web server, worker and speech until Ctrl-C."""
    from lapor_pwa import supervisor

    chosen = settings.from_environment()
    if not (SITE / "sw.js").exists():
        raise click.ClickException("The pages are not built yet. Run: make build")
    _check_port(chosen)
    _migrate(chosen)
    address = f"http://{chosen.host}:{chosen.port}"
    click.echo(f"\n  Lapor     {address}\n  Officers  {address}{routes.OFFICER_HOME}")
    click.echo("  First officer: .venv/bin/lapor officer add NAME --role national_admin\n  Stop: Ctrl-C\n")
    lapor = [sys.executable, "-m", "lapor_pwa.cli"]
    sys.exit(supervisor.run({name: [*lapor, name] for name in ("web", "worker", "speech")}))


@main.command()
def web() -> None:
    """Run the web server only."""
    from lapor_pwa.web import run

    run(settings.from_environment())


@main.command()
def worker() -> None:
    """Run the worker only: it does what a person does not have to wait for."""
    from lapor_pwa.worker import run

    run(settings.from_environment())


@main.command()
def speech() -> None:
    """Run the speech process only: it holds the model that writes down what was said."""
    from lapor_pwa.speech_process import run

    run(settings.from_environment())


@main.command()
@click.argument("number")
def transcribe(number: str) -> None:
    """Have the sound of report NUMBER written down again, by the model of now. Older versions stay."""
    from lapor_pwa.db.session import make_engine
    from lapor_pwa.services import transcription
    from lapor_pwa.services.jobs import make_jobs

    chosen = settings.from_environment()
    engine = make_engine(chosen.sqlalchemy_url)
    try:
        request_id = transcription.ask_again(engine, number)
    except transcription.NotAgain as error:
        raise click.ClickException(str(error)) from error
    finally:
        engine.dispose()
    make_jobs(chosen).transcribe(request_id)
    click.echo("The worker writes it down as soon as it can.")


@main.command()
def migrate() -> None:
    """Bring the database to the current schema."""
    _migrate(settings.from_environment())


@main.command()
def doctor() -> None:
    """Say of every component whether it works and how to mend it; exit 1 when one is missing."""
    from lapor_pwa.doctor import examine

    findings = examine(settings.from_environment(), SITE)
    for finding in findings:
        click.echo(f"{'ok      ' if finding.ok else 'MISSING '} {finding.name}: {finding.detail}")
        if not finding.ok:
            click.echo(f"         {finding.how_to_mend}")
    sys.exit(0 if all(finding.ok or finding.optional for finding in findings) else 1)


def _check_port(chosen: settings.Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except (OSError, OverflowError) as error:
            message = f"Port {chosen.port} cannot be used: {error}. Try: LAPOR_PORT=8001 make run"
            raise click.ClickException(message) from error


def _migrate(chosen: settings.Settings) -> None:
    from lapor_pwa.db.session import upgrade

    click.echo("Preparing the database …")
    chosen.make_data_dir()
    upgrade(chosen.sqlalchemy_url)


if __name__ == "__main__":
    main()
