"""run.py DIR - every judge on every output; the table of verdicts; exit 1 unless all agree."""
import sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import judges


def outputs(folder, ending):
    """(the outputs with this ending, those that should be there): one for each model NAME.json"""
    wanted = [f.with_name(f.name[:-len('.json')] + ending) for f in sorted(folder.glob('*.json'))]
    return [f for f in wanted if f.exists()], [f for f in wanted if not f.exists()]


def timed(judge, files):
    start = time.monotonic()
    found = judges.ask(judge, files) if files else {}
    return found, time.monotonic() - start


def main(folder):
    folder = folder.resolve()
    work = [(name, *outputs(folder, ending), judge) for name, ending, judge in judges.JUDGES]
    # The slow judges first, two at a time.
    order = sorted(range(len(work)), key=lambda n: work[n][0] not in ('Ace', 'EPUBCheck 5.3.0', 'LibreOffice'))
    with ThreadPoolExecutor(2) as pool:
        jobs = {n: pool.submit(timed, work[n][3], work[n][1]) for n in order}
    agreed = objected = 0
    table = []
    for n, (name, files, absent, _) in enumerate(work):
        found, seconds = jobs[n].result()
        found |= {file: ['this output was not made'] for file in absent} or ({} if files else {folder / '(no file)': ['nothing to judge']})
        bad = {file: said for file, said in found.items() if said}
        for file in found:
            print('%s  %-26s %s' % ('objects' if file in bad else 'agrees ', name, file.name))
            for line in bad.get(file, [])[:8]: print('           ' + line[:300])
        agreed += len(found) - len(bad); objected += len(bad)
        table.append('%-26s %3d of %3d agree  %5.1f s' % (name, len(found) - len(bad), len(found), seconds))
    print('\n' + '\n'.join(table))
    print('%d verdicts: %d agree, %d object' % (agreed + objected, agreed, objected))
    return 1 if objected else 0


if __name__ == '__main__': sys.exit(main(Path(sys.argv[1])))
