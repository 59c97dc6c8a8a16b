"""Made-up archives read by Foedera, and their dates alone by what one would use instead, in one run.

    archives.py FOEDERA MEGABYTES

Needs `dateparser` (pip).  Prints for each: megabytes a second of processor time, on one core, and by how many
times that is faster than dateparser, which only looks for dates, and is given a hundredth of the text.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent


def archive(folder, kind, megabytes, langs):
    path = Path(folder) / f"{kind}-{langs}.jsonl"
    with path.open("w") as out:
        subprocess.run([sys.executable, HERE / "archive.py", kind, str(megabytes), langs], stdout=out, check=True)
    return path


def processor_time(command):
    """Seconds of processor time."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, command
    return used.ru_utime + used.ru_stime


def read(foedera, path, *options):
    took = processor_time([foedera, "read", path, "--threads", "1", "-o", f"{path}.out", *options])
    return path.stat().st_size / 1e6 / took


def dates(path, share):
    """Megabytes a second in which dateparser finds dates, the language being told."""
    from dateparser.search import search_dates

    reports = [json.loads(line) for line in path.open()]
    reports = reports[: max(4, int(len(reports) * share))]
    search_dates("3 May 2023", languages=["en"])  # its own start does not count
    begun = time.process_time()
    for report in reports:
        search_dates(report["text"], languages=[report["lang"]])
    took = time.process_time() - begun
    return sum(len(it["text"].encode()) for it in reports) / 1e6 / took


def main():
    foedera, megabytes = sys.argv[1], float(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        for langs in ["en", "ru", "en,es,id,ru"]:
            acts, none = (archive(folder, kind, megabytes, langs) for kind in ["acts", "none"])
            rows = [
                ("acts", read(foedera, acts)),
                ("acts, --skim", read(foedera, acts, "--skim")),
                ("no acts", read(foedera, none)),
                ("no acts, --skim", read(foedera, none, "--skim")),
                ("dates alone, dateparser", dates(acts, 0.01)),
            ]
            for name, speed in rows:
                print(f"{langs:12} {name:24} {speed:9.3f} MB/s {speed / rows[-1][1]:9.1f}")


main()
