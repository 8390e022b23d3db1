"""Files: absolute paths of the plan below one root, written aside and renamed, with their mode from birth."""

import contextlib
import os
import stat
import tempfile

from .errors import NodeError


class Tree:
    """The file system of the node; tests give another root than /."""

    def __init__(self, root="/"):
        self.root = root

    def path(self, absolute):
        if not absolute.startswith("/") or ".." in absolute.split("/"):
            raise NodeError(f"{absolute!r} is not an absolute path", absolute)
        return os.path.join(self.root, absolute.lstrip("/"))

    def exists(self, absolute):
        return os.path.exists(self.path(absolute))

    def mode(self, absolute):
        return stat.S_IMODE(os.stat(self.path(absolute)).st_mode)

    def read(self, absolute):
        """Bytes of the file, or None when there is none."""
        try:
            with open(self.path(absolute), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def write(self, absolute, content, mode):
        """Replaces the file in one step; its folder is made with 0755 as kubeadm makes it."""
        with self.replacing(absolute, mode) as file:
            file.write(content)

    @contextlib.contextmanager
    def replacing(self, absolute, mode):
        """An open file that takes the other's place when all of it was written."""
        path = self.path(absolute)
        folder = os.path.dirname(path)
        os.makedirs(folder, mode=0o755, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".brine-", dir=folder)  # 0600 from birth
        try:
            with os.fdopen(handle, "wb") as file:
                os.fchmod(file.fileno(), mode)
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.rename(aside, path)
        except BaseException:
            os.unlink(aside)
            raise

    def remove(self, absolute):
        try:
            os.unlink(self.path(absolute))
        except FileNotFoundError:
            return False
        return True

    def folder(self, absolute, mode):
        """Makes the folder; one that is there keeps its mode."""
        os.makedirs(self.path(absolute), mode=mode, exist_ok=True)
