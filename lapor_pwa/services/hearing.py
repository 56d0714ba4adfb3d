"""Who may hear a voice, and when: the rule, without the work."""

from typing import Literal

from lapor_pwa.db.models import Attachment, ServiceRequest

Hearable = Literal["yes", "soon", "never", "destroyed"]


def hearable(request: ServiceRequest, voice: Attachment) -> Hearable:
    """Tell whether officers can hear a stored voice: not yet while it is masked, never if it cannot be."""
    if voice.masked_sha256:
        return "yes"
    if voice.stored_sha256 is None:
        return "destroyed"
    if not request.mask_voice:
        return "yes"
    return "never" if voice.problem else "soon"
