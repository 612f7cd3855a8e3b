#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Picks tests and counts their results for run.sh.

results.py select BUILD FOLDER...  names of the tests whose program lies in tests/FOLDER
results.py count BUILD...          what meson logged in each build, counted by test case
"""
import json
import os
import re
import subprocess
import sys

POINT = re.compile(r'^(not )?ok\b[ \t]*\d*[ \t]*(?:- )?([^#]*)(?:#[ \t]*(skip|todo)\S*[ \t]*(.*))?$', re.I)
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*skip\S*\s*(.*)$', re.I)


def select(build, folders):
    tests = json.loads(subprocess.check_output(['meson', 'introspect', build, '--tests']))
    wanted = tuple(os.sep + os.path.join('tests', folder) + os.sep for folder in folders)
    for test in tests:
        if any(part in argument for argument in test['cmd'] for part in wanted):
            print(test['name'])


def cases(test):
    """Yields (state, name, reason) of every case of one program."""
    tap = False
    failed = False
    for line in test.get('stdout', '').splitlines():
        plan = PLAN_SKIP.match(line)
        if plan:
            tap = True
            yield 'skipped', test['name'], plan.group(1)
            continue
        point = POINT.match(line)
        if not point:
            continue
        tap = True
        name = '%s %s' % (test['name'], point.group(2).strip())
        if point.group(3):
            yield 'skipped', name, point.group(4)
        elif point.group(1):
            failed = True
            yield 'failed', name, ''
        else:
            yield 'passed', name, ''

    if test['result'] in ('OK', 'EXPECTEDFAIL'):
        if not tap:
            yield 'passed', test['name'], ''
    elif test['result'] == 'SKIP':
        if not tap:
            yield 'skipped', test['name'], 'the test says so'
    elif not failed:
        # It crashed, leaked, ran out of time or broke its plan: no case says so.
        yield 'failed', test['name'], 'the program ended with %s' % test['result']


def results(build):
    path = os.path.join(build, 'meson-logs', 'testlog.json')
    label = os.path.basename(os.path.normpath(build))
    try:
        with open(path, encoding='utf-8', errors='replace') as log:
            tests = [json.loads(line) for line in log if line.strip()]
    except OSError:
        tests = []
    if not tests:
        yield 'failed', label, 'no test ran'
    for test in tests:
        for state, name, reason in cases(test):
            yield state, '%s: %s' % (label, name), reason


def count(builds):
    number = {'passed': 0, 'failed': 0, 'skipped': 0}
    for build in builds:
        for state, name, reason in results(build):
            number[state] += 1
            if state != 'passed':
                print('%s: %s%s' % (state, name, ' (%s)' % reason if reason else ''))
    print('%d skipped' % number['skipped'])
    print('%d passed, %d failed' % (number['passed'], number['failed']))
    return 0 if number['passed'] > 0 and number['failed'] == 0 else 1


if __name__ == '__main__':
    if len(sys.argv) > 3 and sys.argv[1] == 'select':
        select(sys.argv[2], sys.argv[3:])
    elif len(sys.argv) > 2 and sys.argv[1] == 'count':
        sys.exit(count(sys.argv[2:]))
    else:
        sys.exit(__doc__)
