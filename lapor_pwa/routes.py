"""Every URL, pages and API, in one place."""

API = "/api/v1"
SUBMISSIONS = f"{API}/submissions"
REQUEST = f"{API}/requests/{{number}}"
ATTACHMENT = f"{API}/requests/{{number}}/attachments/{{sha256}}"
TRANSCRIPT = f"{API}/requests/{{number}}/transcript"
SPEECH = f"{API}/requests/{{number}}/speech"
SPEECH_SENTENCES = f"{SPEECH}/sentences"
LIVE = f"{API}/live/{{take}}"
MASK = f"{API}/mask"
REGIONS = f"{API}/regions"
CATEGORIES = f"{API}/categories"
OPENAPI = f"{API}/openapi.json"
HEALTH = "/healthz"

CHOOSE_LANGUAGE = "/"
# Slugs are the same in every locale, so that a link can be dictated and a language switched without a table.
HOME = ""
REPORT = "lapor"
MY_REPORTS = "laporan-saya"
STATUS = "laporan"
SETTINGS = "pengaturan"
HELP = "bantuan"
OFFLINE = "luring"
NOT_FOUND = "tidak-ada"
# Filled in by the server for people without JavaScript.
REVIEW = "tinjau"
RECEIPT = "tanda-terima"
CITIZEN_SLUGS = (HOME, REPORT, MY_REPORTS, STATUS, SETTINGS, HELP, OFFLINE, NOT_FOUND, REVIEW, RECEIPT)
# An ordinary form posts here: first to be read back, then to be sent.
FORM_REVIEW = "/{locale}/tinjau"
FORM_SEND = "/{locale}/kirim"

OFFICER_HOME = "/petugas"
OFFICER_SIGN_IN = "/petugas/masuk"
OFFICER_REPORT = "/petugas/laporan/[number]"
OFFICER_WRITING = "/petugas/tulis"
OFFICER_WRITE = "/petugas/tulis/[number]"
# Leads to the recording that has waited longest.
OFFICER_WRITE_NEXT = "/petugas/tulis/berikutnya"
OFFICER_PROMPTS = "/petugas/suara"
# A recording of a fixed sentence is sent here, and fetched from below.
OFFICER_PROMPT_RECORDINGS = "/petugas/suara/rekaman"
OFFICER_PROMPT_RECORDING = "/petugas/suara/rekaman/{prompt_id}"
OFFICER_SESSION = "/petugas/sesi"
OFFICER_SIGN_OUT = "/petugas/keluar"
OFFICER_PASSWORD = "/petugas/sandi"  # noqa: S105
OFFICER_PASSWORD_CHANGE = "/petugas/sandi/ganti"  # noqa: S105
OFFICER_STYLESHEET = "/app/officer.css"
OFFICER_SCRIPT = "/app/officer.js"
OFFICER_FILE = "/petugas/berkas/{attachment_id}"


def citizen(locale: str, slug: str = HOME) -> str:
    """Return the path of a citizen page: ``/id``, ``/id/lapor``."""
    return f"/{locale}/{slug}" if slug else f"/{locale}"


def officer_report(number: str) -> str:
    """Return the path of one report's officer page."""
    return OFFICER_REPORT.replace("[number]", number)


def officer_write(number: str) -> str:
    """Return the path of the page where one report is written down."""
    return OFFICER_WRITE.replace("[number]", number)
