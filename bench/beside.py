"""What one would use instead: the spells in a table, and which of them hold on a day.

    beside.py SPELLS.csv DAY ROUNDS

Prints a line for each database: name, seconds to load, seconds to ask (the median of the rounds),
and how many spells hold.  The databases are asked for the count alone, which is the least work
that still looks at every spell.
"""

import csv
import sqlite3
import statistics
import sys
import time

import duckdb

QUERY = "select count(*) from spells where since <= ? and (until is null or until > ?)"


def timed(work):
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def ask(rounds, work):
    runs = [timed(work) for _ in range(rounds)]
    return statistics.median(took for took, _ in runs), runs[0][1]


def in_duckdb(path, day, rounds):
    def load():
        base = duckdb.connect()
        base.execute(
            "create table spells as select * from read_csv(?, header = true,"
            " columns = {treaty: 'integer', state: 'varchar', since: 'date', until: 'date'})",
            [path],
        )
        return base

    loads = [timed(load) for _ in range(rounds)]
    base = loads[-1][1]
    query, count = ask(rounds, lambda: base.execute(QUERY, [day, day]).fetchone()[0])
    return statistics.median(took for took, _ in loads), query, count


def in_sqlite(path, day, rounds):
    def load():
        base = sqlite3.connect(":memory:")
        base.execute("create table spells (treaty integer, state text, since text, until text)")
        with open(path, newline="", encoding="utf-8") as file:
            rows = ((t, s, a, u or None) for t, s, a, u in list(csv.reader(file))[1:])
            base.executemany("insert into spells values (?, ?, ?, ?)", rows)
        return base

    loads = [timed(load) for _ in range(rounds)]
    base = loads[-1][1]
    query, count = ask(rounds, lambda: base.execute(QUERY, [day, day]).fetchone()[0])
    return statistics.median(took for took, _ in loads), query, count


def main():
    path, day, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    for name, work in [("DuckDB", in_duckdb), ("SQLite", in_sqlite)]:
        print(name, *work(path, day, rounds))


main()
