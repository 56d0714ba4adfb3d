"""``lapor officer``: the first officer cannot be added by another one."""

import click

from lapor_pwa import routes, settings
from lapor_pwa.domain.privacy import Role
from lapor_pwa.errors import LaporError


@click.group()
def officer() -> None:
    """Add the people who answer reports."""


@officer.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.NATIONAL_ADMIN.value,
    show_default=True,
)
def add(name: str, role: str) -> None:
    """Add an officer and print a one-time password; it must be changed at the first sign-in."""
    from lapor_pwa.db.session import make_engine, upgrade, writing
    from lapor_pwa.services.officers import add_officer

    chosen = settings.from_environment()
    upgrade(chosen.sqlalchemy_url)
    engine = make_engine(chosen.sqlalchemy_url)
    try:
        with writing(engine) as session:
            password = add_officer(session, name, Role(role))
    except LaporError as problem:
        raise click.ClickException(problem.message.format(**problem.values)) from problem
    finally:
        engine.dispose()
    click.echo(f"Officer: {name}\nOne-time password: {password}")
    click.echo(f"Sign in at {routes.OFFICER_SIGN_IN}. Tell it to nobody else; it is shown only now.")
