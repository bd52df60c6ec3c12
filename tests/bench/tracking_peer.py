"""The questions of bench_tracking as plain SQL over the same rows in a table without our indexes.

Run by `cargo xtask bench tracking` with the store it kept. Each line: the median of nine runs in
milliseconds of this thread on a processor, rows fetched to the end.
"""
import sqlite3
import sys
import time

TODAY, WEEK, UNIT = "2026-03-01", "2026-03-08", "01900000-0000-7000-8000-010000000007"
OPEN = "completed_on is null and state <> 'cancelled'"
LATE = f"{OPEN} and deadline_on < '{TODAY}' and (paused_on is null or deadline_on < paused_on)"
PAGE = "order by deadline_on is null, deadline_on, code limit 100"
QUESTIONS = [
    ("list: all, by deadline", f"select * from t {PAGE}"),
    ("list: late", f"select * from t where {LATE} {PAGE}"),
    ("list: due within a week", f"select * from t where {OPEN} and deadline_on between '{TODAY}' and '{WEEK}' {PAGE}"),
    ("list: a unit that leads, late", f"select * from t where lead = '{UNIT}' and {LATE} {PAGE}"),
    ("list: words", f"select * from t where content like '%diễn tập%' and content like '%y tế%' {PAGE}"),
    ("matrix: unit x state", "select lead, state, count(*) from t group by lead, state"),
    (
        "four-cell table",
        "select lead, sum(completed_on <= deadline_on or completed_on is not null and deadline_on is null), sum(completed_on > deadline_on), "
        f"sum({LATE}), sum({OPEN}) from t where state <> 'cancelled' group by lead",
    ),
]

store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
plain = sqlite3.connect(":memory:")
columns = [c[1] for c in store.execute("pragma table_info(task)")]
plain.execute(f"create table t ({', '.join(columns)})")
plain.executemany(f"insert into t values ({', '.join('?' * len(columns))})", store.execute(f"select {', '.join(columns)} from task"))
print(f"plain SQL (SQLite {sqlite3.sqlite_version}, in memory) over {plain.execute('select count(*) from t').fetchone()[0]} tasks without indexes")
for what, sql in QUESTIONS:
    taken = []
    for _ in range(9):
        start = time.thread_time()
        plain.execute(sql).fetchall()
        taken.append((time.thread_time() - start) * 1000)
    print(f"  {what:<50} {sorted(taken)[4]:>9.2f}")
