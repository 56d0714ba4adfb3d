"""Two pages that the server fills in for people whose phone runs no JavaScript: review and receipt.

The exported HTML carries markers; `lapor_pwa.api.form_post` fills them in **one pass** over the file, so that
nothing a person typed is ever read as a marker again:

    re.sub(r'data-(checked-if|hidden-unless)="%%(\\w+)%%"|%%(\\w+)%%', …)

| in the exported HTML | becomes |
|---|---|
| ``%%name%%`` in text or in a quoted attribute | the value, escaped with ``html.escape(value, quote=True)`` |
| ``data-checked-if="%%name%%"`` | ``checked=""`` when the value is not empty, else nothing |
| ``data-hidden-unless="%%name%%"`` | ``hidden=""`` when the value is empty, else nothing |

A name without a value counts as empty. The names:

* Review, posted on to ``/{locale}/kirim`` (send) or again to ``/{locale}/tinjau`` (read back again):
  ``id`` (the hidden field that keeps a second click from sending twice), ``text``, ``address``, ``occurred_on``,
  ``contact`` (as typed); ``jurisdiction_id`` with ``jurisdiction_words``; ``request_type`` with
  ``request_type_words``; ``is_complaint``, ``is_aspiration``, ``is_information_request``, ``anonymous``,
  ``confidential`` (any text means yes); ``voice_words``, ``photos_words`` (translated sentences about the files kept,
  empty for none); ``errors`` (any text means there are some) and one sentence each in ``error_text``,
  ``error_request_type``, ``error_jurisdiction_id``, ``error_address``, ``error_occurred_on``, ``error_contact``,
  ``error_voice``, ``error_photo``, ``error_other``.
  With errors the title starts with the translated "Error: " (put it after ``<title>``) and the answer is 422.
* Receipt: ``number`` (grouped), ``number_spoken`` (each digit a word), ``secret``, ``status_sentence``,
  ``error_files`` (a sentence when a file could not be kept, else empty).

Opened by GET, both routes lead to the report page: there is nothing to show yet.
"""
