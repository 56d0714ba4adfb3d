import asyncio

import pytest

from lapor_pwa.security import SecurityHeaders


def answer(path, kind="http", headers=(), method="GET"):
    """Pass one request through the layer; return what was sent and the path the app saw."""
    sent, seen = [], []

    async def app(scope, receive, send):
        seen.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    scope = {
        "type": kind,
        "path": path,
        "raw_path": path.encode(),
        "method": method,
        "headers": list(headers),
    }
    asyncio.run(SecurityHeaders(app)(scope, None, send))
    return sent[0], seen


def header(message, name):
    return dict(message["headers"])[name.encode()].decode()


@pytest.mark.parametrize("path", ["/", "/id", "/id/lapor", "/en/bantuan", "/luar/biasa"])
def test_no_inline_code_is_allowed_when_the_page_is_a_citizens(path):
    message, _ = answer(path)

    policy = header(message, "content-security-policy")
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy


def test_dictated_address_finds_its_folder_when_it_has_no_slash():
    _, seen = answer("/id/lapor")

    assert seen == ["/id/lapor/"]


def test_posted_form_keeps_its_address_when_a_page_has_the_same():
    _, seen = answer("/id/tinjau", method="POST")

    assert seen == ["/id/tinjau"]


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/app/id/main-1a2b3c4d.js", "public, max-age=31536000, immutable"),
        ("/sw.js", "no-cache"),
        ("/id/lapor", "no-cache"),
        ("/api/v1/requests/1234567890", "no-store"),
        ("/petugas", "no-store"),
    ],
)
def test_caching_fits_the_kind_of_file(path, caching):
    message, _ = answer(path)

    assert header(message, "cache-control") == caching


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [(b"https://lapor.example", True), (b"https://evil.example", False), (b"", False), (b"null", False)],
)
def test_websocket_opens_only_for_our_own_pages(origin, accepted):
    headers = [(b"host", b"lapor.example"), (b"origin", origin)]

    message, seen = answer("/_event", kind="websocket", headers=headers)

    assert bool(seen) is accepted
    assert (message["type"] == "websocket.close") is not accepted
