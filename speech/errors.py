"""What can go wrong with sound and speech. Callers give these names a sentence for people."""


class SpeechError(Exception):
    """Any failure of this library that a caller can act on."""


class UnreadableAudio(SpeechError):
    """The bytes are not a recording we know how to read: wrong type, damaged, or made to do harm."""


class EmptyAudio(UnreadableAudio):
    """There is not one sample of sound in it. The person can record again."""


class AudioTooLong(SpeechError):
    """The recording lasts longer than allowed. It is refused, never cut in silence.

    Attributes:
        max_seconds: The longest allowed duration, seconds.
    """

    def __init__(self, max_seconds: float) -> None:
        super().__init__(f"longer than {max_seconds:g} s")
        self.max_seconds = max_seconds


class LanguageNotUnderstood(SpeechError):
    """The recogniser does not know the language that the speaker chose: a person has to listen."""


class EngineAway(SpeechError):
    """The process that owns the model does not answer now. Ask again later; nothing is lost."""


class EngineFailed(SpeechError):
    """This sound crashed or hung the model twice: a person has to listen."""


class WeightsMissing(SpeechError):
    """The recogniser's weights are absent, damaged, or not of a kind we can use. The message says which."""


class NoVoice(SpeechError):
    """No voice can speak this language here and now. The text is still there to be read."""


class TextTooLong(SpeechError):
    """More text than is read aloud in one go.

    Attributes:
        max_characters: The most that is read in one go.
    """

    def __init__(self, max_characters: int) -> None:
        super().__init__(f"longer than {max_characters} characters")
        self.max_characters = max_characters


class CannotMask(SpeechError):
    """This sound cannot be put into another voice: too short, or silent. Nobody hears it unmasked instead."""
