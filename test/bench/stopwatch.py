"""Runs whole processes in turn and tells of each how long it took and how much memory it held at most.

A plan comes in on stdin, {"warmups", "runs", "cwd", "env", "log", "commands": [[argument, ...], ...]}, perhaps with
"limits" of each, [{"seconds", "memory"} or null, ...]. The samples go out on stdout, for each command [{"ms", "cpu", "memory"}, ...], the
memory in MiB; or, where a limit stopped it or it failed, one word of "time", "memory" and "failure", and it is not run
again. The failure of a command without limits ends the plan. It is Python because Node cannot ask what a child's memory was, and
because a child's peak begins at its parent's, which must be small.
"""
import json
import os
import signal
import sys
import threading
import time

# Linux counts in KiB, macOS in bytes.
PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024
PAGE_MIB = os.sysconf("SC_PAGE_SIZE") / (1024 * 1024)

# Seconds between two looks at a process that has limits.
INTERVAL = 0.05


class Watch(threading.Thread):
    """Sums what a process and its children hold, and ends them at a limit. Where there is no /proc only the time is seen."""

    def __init__(self, pid, limits):
        super().__init__(daemon=True)
        self.pid, self.limits = pid, limits
        self.ended = threading.Event()
        self.peak = 0
        self.reason = None

    def run(self):
        start = time.monotonic()
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, held_by(self.pid))
            if not self.limits:
                continue
            if self.peak > self.limits["memory"]:
                self.reason = "memory"
            elif time.monotonic() - start > self.limits["seconds"]:
                self.reason = "time"
            if self.reason:
                return end(self.pid)

    def stop(self):
        self.ended.set()
        self.join()


def held_by(pid):
    """The MiB that a process and its children hold now; threads share theirs."""
    try:
        with open(f"/proc/{pid}/statm") as said:
            held = int(said.read().split()[1]) * PAGE_MIB
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as said:
                held += sum(held_by(child) for child in said.read().split())
        return held
    except (OSError, IndexError):
        return 0


def end(pid):
    """Each command leads a group of its own, so its children end with it."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def sample(command, limits, plan):
    log = plan["log"]
    outputs = [(os.POSIX_SPAWN_OPEN, stream, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644) for stream in (1, 2)]
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, plan["env"], file_actions=outputs, setpgroup=0)
    watch = Watch(pid, limits) if "limits" in plan else None
    if watch:
        watch.start()
    try:
        _, status, usage = os.wait4(pid, 0)
    except BaseException:
        end(pid)
        raise
    taken = time.perf_counter_ns() - start
    if watch:
        watch.stop()
    if watch and watch.reason:
        return watch.reason
    if status != 0:
        with open(log, errors="replace") as said:
            words = f"{' '.join(command)[:200]} failed:\n{said.read()[-2000:]}"
        if not limits:
            sys.exit(words)
        print(words, file=sys.stderr)
        return "failure"
    memory = max(usage.ru_maxrss / PER_MIB, watch.peak if watch else 0)
    return {"ms": taken / 1e6, "cpu": (usage.ru_utime + usage.ru_stime) * 1000, "memory": memory}


def end_on_signal(*_):
    sys.exit("interrupted")


signal.signal(signal.SIGTERM, end_on_signal)
plan = json.load(sys.stdin)
os.chdir(plan["cwd"])
samples = [[] for _ in plan["commands"]]
limits = plan.get("limits") or [None for _ in plan["commands"]]
for turn in range(plan["warmups"] + plan["runs"]):
    for index, command in enumerate(plan["commands"]):
        if isinstance(samples[index], str):
            continue
        taken = sample(command, limits[index], plan)
        if isinstance(taken, str):
            samples[index] = taken
        elif turn >= plan["warmups"]:
            samples[index].append(taken)
json.dump(samples, sys.stdout)
