"""Made-up member files: those of a release so many times over, under other numbers, with the columns that are read.

    alliances.py MEMBERS.csv TIMES > LARGE.csv
"""

import csv
import sys

COLUMNS = [
    "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "ineffect", "phase",
    "defense", "offense", "neutral", "nonagg", "consul", "obvary",
]


def main():
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: int(row["atopid"]))
    rests = [(int(row["atopid"]), "," + ",".join(row[it] for it in COLUMNS[1:]) + "\n") for row in rows]
    print(",".join(COLUMNS))
    for time in range(int(sys.argv[2])):
        base = time * 10_000
        sys.stdout.write("".join([str(base + number) + rest for number, rest in rests]))


main()
