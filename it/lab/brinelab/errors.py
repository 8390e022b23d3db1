"""What can go wrong in a way that its user can mend."""


class LabError(Exception):
    """A broken environment or a failed step: what was tried, what was seen, what to do."""


class SpecError(LabError):
    """Every mistake of a spec at once, each with its path."""

    def __init__(self, source: str, problems: list[str]):
        super().__init__("\n".join([f"{source} has {len(problems)} problem(s):", *problems]))
        self.problems = problems
