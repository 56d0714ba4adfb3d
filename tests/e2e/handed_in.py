"""Reports put into the phone's store as if a person had handed them in, and what the store holds of them."""

import hashlib
import io
import random
import struct
import uuid
import wave
from base64 import b64encode
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Page

SEED = """async ({draft, chunks, photos}) => {
  const db = await new Promise((done, fail) => {
    const open = indexedDB.open('lapor', 1);
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  const tx = db.transaction(['drafts', 'chunks', 'blobs'], 'readwrite', {durability: 'strict'});
  tx.objectStore('drafts').put(draft);
  for (const [seq, data] of chunks.entries())
    tx.objectStore('chunks').put({draft_id: draft.id, take: 1, seq, bytes: bytes(data)});
  for (const [index, data] of photos.entries())
    tx.objectStore('blobs').put(
      {draft_id: draft.id, role: 'photo', index, media_type: 'image/jpeg', bytes: bytes(data)});
  await new Promise((done) => { tx.oncomplete = done; });
  db.close();
  dispatchEvent(new Event('online'));
}"""
HELD = """async (id) => {
  const db = await new Promise((done) => {
    const open = indexedDB.open('lapor', 1);
    open.onsuccess = () => done(open.result);
  });
  const ask = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const range = IDBKeyRange.bound([id], [id, []]);
  const tx = db.transaction(['drafts', 'chunks', 'blobs', 'receipts']);
  const [draft, chunks, photos, receipts] = await Promise.all([
    ask(tx.objectStore('drafts').get(id)), ask(tx.objectStore('chunks').getAll(range)),
    ask(tx.objectStore('blobs').getAll(range)), ask(tx.objectStore('receipts').getAll())]);
  db.close();
  const size = (rows) => rows.reduce((sum, row) => sum + row.bytes.byteLength, 0);
  const receipt = receipts.find((each) => each.draft_id === id);
  return {state: draft?.state, problem: draft?.problem, voice_bytes: size(chunks), photo_bytes: size(photos),
    stored: (draft?.attachments ?? []).filter((each) => each.state === 'stored').map((each) => each.role),
    number: receipt?.service_request_id, secret: receipt?.secret};
}"""
TRY_NOW = "() => { dispatchEvent(new Event('online')); }"


@dataclass(frozen=True)
class HandedIn:
    """One report as it lies on the phone."""

    id: str
    text: str
    voice: bytes
    photo: bytes


def make_report(chance: random.Random) -> HandedIn:
    """Make a report with some seconds of noise and a photo, different from every other."""
    return HandedIn(
        id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        text=f"The lamp at number {chance.randrange(10**9)} is dark.",
        voice=_noise(chance),
        photo=_picture(chance),
    )


def hand_in(page: Page, report: HandedIn) -> None:
    """Put the report into the store, queued, and wake the outbox."""
    files = [("voice", "audio/wav", report.voice), ("photo", "image/jpeg", report.photo)]
    attachments = [
        {
            "sha256": hashlib.sha256(data).hexdigest(),
            "media_type": media_type,
            "size_bytes": len(data),
            "role": role,
        }
        for role, media_type, data in files
    ]
    fields = {"text": report.text, "request_type": "complaint"}
    photo = attachments[1]
    draft = {
        "id": report.id,
        "created_at": 1,
        "updated_at": 1,
        "queued_at": 1,
        "locale": "en",
        "state": "queued",
        "fields": fields,
        "voice": {"media_type": "audio/wav", "take": 1, "seconds": 2, "complete": True},
        "photos": [photo | {"index": 0, "name": "lamp.jpg"}],
        "attachments": [each | {"index": 0, "state": "waiting", "offset": 0} for each in attachments],
        "submission": {"id": report.id, "locale": "en", **fields, "attachments": attachments},
        "attempts": 0,
    }
    half = len(report.voice) // 2
    chunks = [b64encode(part).decode() for part in (report.voice[:half], report.voice[half:])]
    page.evaluate(SEED, {"draft": draft, "chunks": chunks, "photos": [b64encode(report.photo).decode()]})


def held(page: Page, report: HandedIn) -> dict:
    """Return what the phone holds of the report."""
    return page.evaluate(HELD, report.id)


def _noise(chance: random.Random) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        samples = [chance.randrange(-300, 300) for _ in range(chance.randrange(8000, 24000))]
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file.getvalue()


def _picture(chance: random.Random) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((160, 120), chance.uniform(10, 90)).save(file, "JPEG", quality=80)
    return file.getvalue()
