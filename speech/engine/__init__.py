"""Speech to text by openai-whisper's model, faster than the package itself.

Only this package loads whisper and torch, and only when the engine is used: import `speech.engine.pipeline`
where a model is wanted, nothing at the top of a module that also others need.
"""
