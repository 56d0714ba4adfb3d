"""``lapor speech``: the process that holds the model. Web server and worker ask it; neither loads torch."""

import logging
import sys

from lapor_pwa.settings import Settings
from speech.host import host


def run(settings: Settings) -> None:
    """Serve until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    # It warns when killing a child has found it dead already (Popen.send_signal polls first): no news here.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    settings.make_data_dir()
    host.run(
        host.plan(
            settings.speech_socket, settings.speech_engine, settings.whisper_model, settings.weights_dir
        )
    )
