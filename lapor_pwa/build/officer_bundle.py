"""Let the officers' live pages find their server wherever it is served."""

from pathlib import Path

from lapor_pwa.build.static_page import UnexpectedExport

BUILT_FOR = "localhost:8000"


def follow_the_address_bar(site: Path) -> None:
    """Replace the server address that Reflex bakes in at build time by the one in the address bar.

    One build then serves any host and port, and ``wss`` follows ``https``.
    Reflex's own rewriting (``getBackendURL`` in its ``state.js``) keeps the port of the build.

    Raises:
        UnexpectedExport: Reflex writes its endpoints in another form than template literals.
    """
    files = list((site / "assets").glob("reflex-env-*.js"))
    if len(files) != 1:
        raise UnexpectedExport(f"expected one reflex-env module, found {[file.name for file in files]}")
    text = files[0].read_text()
    if f"`ws://{BUILT_FOR}/" not in text:
        raise UnexpectedExport("the websocket address is no template literal")
    own = "${location.protocol.replace('http', 'ws')}//${location.host}"
    text = text.replace(f"`ws://{BUILT_FOR}/", f"`{own}/")
    text = text.replace(f"`http://{BUILT_FOR}/", "`${location.origin}/")
    files[0].write_text(text)
