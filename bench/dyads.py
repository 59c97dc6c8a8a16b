"""What one would use instead: directed dyad-years from a member file of ATOP, by DuckDB and by pandas.

    dyads.py FOEDERA MEMBERS.csv ROUNDS

    dyads.py FOEDERA MEMBERS.csv ROUNDS parquet

All count by the rule of docs/formats/panel.md (`atop`) and write the same columns to a CSV file, or to a Parquet file.
Every round runs each once, one after the other; printed are the medians, and for Foedera the whole command with its
start, of a build with the feature `parquet`.  The others are measured in a process that has them loaded already.  The
tables are compared row by row.
"""

import csv
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import duckdb
import pandas as pd

OWED = ["defense", "offense", "neutral", "nonagg", "consul"]
READ = ["atopid", "phase", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", *OWED]
COLUMNS = ["state_a", "state_b", "year", *OWED]

QUERY = """
copy (
    with spell as (
        select atopid, phase, member,
            make_date(yrent, moent, coalesce(dayent, 1)) as since,
            case when yrexit = 0 then null
                 when dayexit is null then last_day(make_date(yrexit, moexit, 1))
                 else make_date(yrexit, moexit, dayexit) end as until,
            defense, offense, neutral, nonagg, consul
        from read_csv(?, header = true)
    ),
    tie as (
        select a.atopid, a.phase, a.member as state_a, b.member as state_b,
            year(greatest(a.since, b.since)) as first,
            coalesce(year(least(a.until, b.until)), (select greatest(max(year(since)), max(year(until))) from spell)) as last,
            a.defense, a.offense, a.neutral, a.nonagg, a.consul
        from spell a join spell b on a.atopid = b.atopid and a.phase = b.phase and a.member <> b.member
        where least(a.until, b.until) is null or greatest(a.since, b.since) < least(a.until, b.until)
    ),
    tie_year as (
        select *, unnest(range(first, last + 1)) as year from tie
    ),
    last_phase as (
        select *, max(phase) over (partition by atopid, state_a, state_b, year) as latest from tie_year
    )
    select state_a, state_b, year, max(defense) as defense, max(offense) as offense,
        max(neutral) as neutral, max(nonagg) as nonagg, max(consul) as consul
    from last_phase where phase = latest
    group by all order by state_a, state_b, year
) to '{out}' ({how})
"""


def in_duckdb(members, out):
    how = "format parquet" if out.endswith(".parquet") else "header"
    duckdb.execute(QUERY.format(out=out, how=how), [members])


def in_pandas(members, out):
    table = pd.read_csv(members, usecols=READ)
    entry = pd.DataFrame({"year": table.yrent, "month": table.moent, "day": table.dayent.fillna(1)})
    table["since"] = pd.to_datetime(entry)
    is_in = table.yrexit == 0
    left = table[~is_in]
    ends = pd.to_datetime(
        pd.DataFrame({"year": left.yrexit, "month": left.moexit, "day": left.dayexit.fillna(1)})
    )
    ends = ends.where(left.dayexit.notna(), ends + pd.offsets.MonthEnd(0))
    table["until"] = ends
    last_year = int(max(table.yrent.max(), table.yrexit.max()))
    keep = ["atopid", "phase", "member", "since", "until", *OWED]
    ties = table[keep].merge(table[keep[:5]], on=["atopid", "phase"], suffixes=("", "_b"))
    ties = ties[ties.member != ties.member_b]
    since = ties[["since", "since_b"]].max(axis=1)
    until = ties[["until", "until_b"]].min(axis=1)
    is_tie = until.isna() | (since < until)
    ties, since, until = ties[is_tie], since[is_tie], until[is_tie]
    first = since.dt.year
    last = until.dt.year.fillna(last_year).astype(int)
    times = (last - first + 1).to_numpy()
    rows = ties.loc[ties.index.repeat(times)].copy()
    nth = pd.Series(1, index=range(len(rows))).groupby(pd.Series(range(len(times))).repeat(times).values).cumcount()
    rows["year"] = first.repeat(times).to_numpy() + nth.to_numpy()
    key = ["atopid", "member", "member_b", "year"]
    rows = rows[rows.phase == rows.groupby(key).phase.transform("max")]
    table = rows.groupby(["member", "member_b", "year"])[OWED].max().reset_index()
    table.columns = COLUMNS
    if out.endswith(".parquet"):
        table.to_parquet(out, index=False)
    else:
        table.to_csv(out, index=False)


def merely_written(bytes_, out):
    with open(out, "wb", buffering=0) as file:
        for at in range(0, len(bytes_), 1 << 16):
            file.write(bytes_[at : at + (1 << 16)])


def processor():
    both = [resource.getrusage(who) for who in [resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN]]
    return sum(it.ru_utime + it.ru_stime for it in both)


def timed(work):
    begun, used = time.perf_counter(), processor()
    work()
    return time.perf_counter() - begun, processor() - used


def rows_of(path):
    if path.endswith(".parquet"):
        rows = duckdb.execute(f"select * from read_parquet('{path}')").fetchall()
        return [[int(cell) for cell in row] for row in rows]
    with open(path, newline="", encoding="utf-8") as file:
        return [[int(cell) for cell in row] for row in list(csv.reader(file))[1:]]


def main():
    foedera, members, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    form = sys.argv[4] if len(sys.argv) > 4 else "csv"
    with tempfile.TemporaryDirectory() as folder:
        out = {name: os.path.join(folder, f"{name}.{form}") for name in ["foedera", "duckdb", "pandas", "written"]}
        command = [foedera, "panel", "--source", "atop", "--data", members, "-o", out["foedera"]]
        run = lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        run()
        with open(out["foedera"], "rb") as file:
            whole = file.read()
        work = {
            "foedera": run,
            "written": lambda: merely_written(whole, out["written"]),
            "as csv": lambda: subprocess.run([*command[:-1], out["foedera"] + ".csv"], check=True, stderr=subprocess.DEVNULL),
            "started": lambda: subprocess.run([foedera, "--version"], check=True, stdout=subprocess.DEVNULL),
            "duckdb": lambda: in_duckdb(members, out["duckdb"]),
            "pandas": lambda: in_pandas(members, out["pandas"]),
        }
        taken = {name: [] for name in work}
        for _ in range(rounds):
            for name, each in work.items():
                taken[name].append(timed(each))
        tables = {name: rows_of(out[name]) for name in ["foedera", "duckdb", "pandas"]}
        print(len(tables["foedera"]), "rows;", len(whole), "bytes;", "all the same:",
              tables["foedera"] == tables["duckdb"] == tables["pandas"])
        took, used = [
            {name: statistics.median(run[at] for run in runs) for name, runs in taken.items()} for at in [0, 1]
        ]
        for name, runs in taken.items():
            least = min(it for it, _ in runs)
            print(f"{name:8} {1000 * took[name]:8.1f} ms, least {1000 * least:8.1f} ms, {took[name] / took['foedera']:6.2f} "
                  f"by foedera; processor {1000 * used[name]:8.1f} ms, {used[name] / used['foedera']:6.2f} by foedera")


main()
