"""`provstat dashboard`: pages and an API over the published file."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli import options
from flows.errors import BadInput


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8321,
    show_default=True,
    help="Port to listen at; 0 takes a free one.",
)
@click.option(
    "--published",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The published file. [default: the one beside the warehouse]",
)
@click.option(
    "--token",
    envvar="PROVSTAT_TOKEN",
    metavar="WORD",
    help="What who opens it must show. [default: none here, made and printed beyond]",
)
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="A host name it may be asked by, such as that of a proxy before it.",
)
@options.raw
@options.root
@options.warehouse
def dashboard(
    *,
    host: str,
    port: int,
    published: Path | None,
    token: str | None,
    allow_host: tuple[str, ...],
    raw: Path | None,
    root: Path | None,
    warehouse: Path | None,
) -> None:
    """Show the published file in a browser, and to programs as JSON.

    It reads, and changes nothing. New runs show without a restart. Articles are shown with their
    text if they still lie in the inbox as the last run read them. Beyond this machine
    (--host 0.0.0.0) a token is required; put a proxy with TLS before it, since the token travels
    as it is.

    \b
    Examples:
      provstat dashboard
      provstat dashboard --published shared/provstat_published.duckdb
      provstat dashboard --host 0.0.0.0 --allow-host desk.example.org
    """
    import secrets
    import socket

    import uvicorn

    from flows.dashboard.app import create_app
    from flows.dashboard.gate import is_loopback
    from flows.settings import load

    settings = load(root, raw=raw, warehouse=warehouse)
    file = (published or settings.published_file()).resolve()
    if not file.is_file():
        raise BadInput(f"{file}: no such published file; `provstat ingest` makes it")
    local = is_loopback(host)
    if token is not None and len(token) < 8:
        raise BadInput("--token: use 8 characters or more, or leave it out to have one made")
    if token is None and not local:
        token = secrets.token_urlsafe(24)
    names = {host, *allow_host} | (set() if local else {socket.gethostname(), socket.getfqdn()})
    app = create_app(file, token=token, names=names, raw=settings.raw)
    try:
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        raise BadInput(
            f"{host}:{port}: cannot listen there ({error.strerror}); try another --port"
        ) from error
    with listening:
        port = listening.getsockname()[1]
        shown = host if host not in ("0.0.0.0", "::") else socket.gethostname()  # noqa: S104
        shown = f"[{shown}]" if ":" in shown else shown
        click.echo(
            f"http://{shown}:{port}/" + (f"?token={token}" if token else "") + "\n"
            f"reads {file}; Ctrl-C ends it"
        )
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,  # addresses may hold the token
            server_header=False,
            proxy_headers=False,
        )
        uvicorn.Server(config).run(sockets=[listening])
