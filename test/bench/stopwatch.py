"""Runs whole processes in turn and tells of each how long it took and how much memory it held at most.

A plan comes in on stdin, {"warmups", "runs", "cwd", "env", "log", "commands": [[argument, ...], ...]}; the samples go out
on stdout, for each command [[milliseconds, MiB], ...]. It is Python because Node cannot ask what a child's memory was,
and because a child's peak begins at its parent's, which must be small.
"""
import json
import os
import sys
import time

# Linux counts in KiB, macOS in bytes.
PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


def sample(command, env, log):
    outputs = [(os.POSIX_SPAWN_OPEN, stream, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644) for stream in (1, 2)]
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, env, file_actions=outputs)
    _, status, usage = os.wait4(pid, 0)
    taken = time.perf_counter_ns() - start
    if status != 0:
        with open(log, errors="replace") as said:
            sys.exit(f"{' '.join(command)} failed:\n{said.read()}")
    return [taken / 1e6, usage.ru_maxrss / PER_MIB]


plan = json.load(sys.stdin)
os.chdir(plan["cwd"])
samples = [[] for _ in plan["commands"]]
for turn in range(plan["warmups"] + plan["runs"]):
    for command, kept in zip(plan["commands"], samples):
        taken = sample(command, plan["env"], plan["log"])
        if turn >= plan["warmups"]:
            kept.append(taken)
json.dump(samples, sys.stdout)
