"""The one failure that a user sees: what was tried, on what, what to do."""


class NodeError(Exception):
    """A step could not be done. Never carries a secret."""

    def __init__(self, what, path="", advice=""):
        super().__init__(what)
        self.what = what
        self.path = path
        self.advice = advice

    def view(self):
        return {"what": self.what, "path": self.path, "advice": self.advice}
