"""The process that owns the model: a Unix socket in front, two children behind that may die without harm.

``server`` is what ``lapor speech`` runs, ``client`` what everybody else uses; nobody but the model's child
loads torch.
"""
