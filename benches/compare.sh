#!/usr/bin/env bash
# Times the release binary side by side with pandoc, typst and iconv on the same text and prints ratios: whole
# processes, median of many runs, each output proved by ours and by nobody else.
# usage: benches/compare.sh [TEXT]     needs hyperfine; pandoc and typst are taken from PyPI into a cache folder
set -euo pipefail
cd "$(dirname "$0")/.."
text=${1:-input/liaoyuan-2020.txt}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/wenyin-peers
command -v hyperfine >/dev/null || { echo 'please install hyperfine' >&2; exit 1; }
[ -x target/release/wenyin ] || cargo build --release --quiet
[ -x "$cache/bin/python" ] || python3 -m venv "$cache"
"$cache/bin/python" -c 'import pypandoc, typst' 2>/dev/null ||
  "$cache/bin/pip" install -q --disable-pip-version-check pypandoc_binary==1.17 typst || echo 'peers from PyPI are not all here' >&2
pandoc=$("$cache/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())' 2>/dev/null || command -v pandoc || true)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cp "$text" "$work/a.txt"
"$cache/bin/python" - "$text" "$work" <<'PY'
import random, re, sys
lines = open(sys.argv[1], encoding='utf-8').read().splitlines()
shuffle = random.Random(9704).shuffle
with open(sys.argv[2] + '/x100.txt', 'w', encoding='utf-8') as out:
    for _ in range(100):
        for line in lines:
            clauses = re.findall('[^，,。；;]*[，,。；;]|[^，,。；;]+$', line)
            middle = clauses[1:-1]; shuffle(middle)
            out.write(''.join(clauses[:1] + middle + (clauses[-1:] if len(clauses) > 1 else [])) + '\n')
head = '#set page(paper: "a4")\n#set text(lang: "zh", region: "cn", size: 16pt)\n#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n\n'
for name in ('a', 'x100'):
    open('%s/%s.typ' % (sys.argv[2], name), 'w', encoding='utf-8').write(head + open('%s/%s.txt' % (sys.argv[2], name), encoding='utf-8').read())
PY
cat >"$work/compile-typst.py" <<'PY'
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2])
PY

# against OURS PEER NAME: medians and how many times longer the peer takes
against() {
  local what=$1 ours=$2 peer=$3 name=$4 command
  for command in "$ours" "$peer"; do
    # shellcheck disable=SC2086  # the commands are words without blanks in them
    if ! $command >"$work/log" 2>&1; then
      printf '%-24s no comparison: %s: %s\n' "$what" "${command%% *}" "$(tail -n 1 "$work/log")"; return
    fi
  done
  hyperfine -N --warmup 1 --min-runs 3 --export-json "$work/times.json" "$ours" "$peer" >"$work/log" 2>&1
  "$cache/bin/python" - "$work/times.json" "$what" "$name" <<'PY'
import json, sys
ours, peer = (r['median'] * 1000 for r in json.load(open(sys.argv[1]))['results'])
print('%-24s wenyin %8.1f ms   %-8s %8.1f ms   %6.1f times' % (sys.argv[2], ours, sys.argv[3], peer, peer / ours))
PY
}

for size in a x100; do
  in=$work/$size.txt
  ours() { echo "$PWD/target/release/wenyin convert $in --quiet -t $1 -o $work/ours.$2"; }
  [ $size = a ] && label=report || label='report x100'
  [ -z "$pandoc" ] || against "$label EPUB" "$(ours epub epub)" "$pandoc -f markdown -M lang=zh-CN -M title=t --toc $in -o $work/p.epub" pandoc
  [ -z "$pandoc" ] || against "$label DOCX" "$(ours docx docx)" "$pandoc -f markdown $in -o $work/p.docx" pandoc
  ! "$cache/bin/python" -c 'import typst' 2>/dev/null ||
    against "$label PDF" "$(ours pdf pdf)" "$cache/bin/python $work/compile-typst.py $work/$size.typ $work/p.pdf" typst
  against "$label GB 18030" "$(ours gb18030 txt)" "iconv -f UTF-8 -t GB18030 $in -o $work/p.txt" iconv
done
