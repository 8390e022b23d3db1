"""
Run by `brine master check` and `brine master setup` with the salt-master's own Python: a request as JSON on stdin, the answer as
JSON on stdout. {"error": {"what", "advice"}} and exit 1 when it cannot be done.
"""

import json
import logging
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
logging.disable(logging.CRITICAL)


def answer(request):
    import master_check
    import master_config
    import master_setup

    try:
        os.stat(request["config_dir"])
        return (master_setup if request["command"] == "setup" else master_check).run(request), 0
    except master_config.Refused as refused:
        return {"error": {"what": refused.what, "advice": refused.advice}}, 1
    except PermissionError as error:
        return {
            "error": {"what": f"{error.filename}: permission denied", "advice": "run it as root on the salt-master"}
        }, 1
    except OSError as error:
        return {"error": {"what": f"{error.filename}: {error.strerror}", "advice": "look at that path"}}, 1


def main():
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # Salt prints now and then; that must not get into the answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    value, status = answer(json.load(sys.stdin))
    json.dump(value, out)
    out.flush()
    return status


if __name__ == "__main__":
    sys.exit(main())
