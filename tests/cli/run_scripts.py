"""Runs Python scripts in one process, since PyTorch takes seconds to import: run_scripts.py SCRIPT... prints a JSON list with what
each of them prints, or what it fails with."""
import contextlib
import io
import json
import runpy
import sys
import traceback


def run(script):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(script, run_name="__main__")
    except BaseException:
        return {"error": traceback.format_exc()}
    return {"output": out.getvalue()}


print(json.dumps([run(script) for script in sys.argv[1:]]))
