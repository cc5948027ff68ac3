#!/usr/bin/env python3
"""Writes tests/suite/spoiled.json: what score.py says of wrong predictions made from the truth.
tests/suite/spoil.rs makes the same wrong predictions, and tests/suite/score.rs must say the same."""
import collections, copy, glob, json, os, sys
here = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, here); sys.dont_write_bytecode = True
import score

WAYS = ['as-it-is', 'blocks-lost', 'characters-lost', 'cut', 'headings-lost', 'joined', 'levels-shifted', 'nothing', 'one-article']

def spoil_article(a, way):
    made = []
    for at, b in enumerate(a.get('blocks', [])):
        t = b['text']
        if way == 'headings-lost' and at % 3 == 0 and b['kind'] == 'heading': b['kind'] = 'para'
        elif way == 'levels-shifted' and b.get('level') is not None: b['level'] += at % 4 == 0
        elif way == 'joined' and at % 5 == 4: made[-1]['text'] += t; continue
        elif way == 'cut' and len(t) > 40 and at % 2 == 0:
            made.append(dict(b, text=t[:20])); b.update(text=t[20:], lead=None)
        elif way == 'characters-lost': b['text'] = ''.join(c for n, c in enumerate(t) if n % 37 != 5)
        elif way == 'blocks-lost' and at % 7 == 3: continue
        made.append(b)
    a['blocks'] = made

def spoil(truth, way):
    d = copy.deepcopy(truth); a = d['articles']
    if way == 'one-article':
        a[0]['blocks'] = [b for x in a for b in x.get('blocks', [])]; del a[1:]
    elif way == 'nothing': a.clear()
    elif way != 'as-it-is':
        for x in a: spoil_article(x, way)
    return d

out = {}
for way in WAYS:
    S = collections.defaultdict(score.C)
    for f in sorted(glob.glob(os.path.join(here, '*.json'))):
        t = score.load(f); score.score(t, spoil(t, way), S)
    out[way] = score.summary(S)
with open(os.path.join(here, '..', 'suite', 'spoiled.json'), 'w', encoding='utf-8') as f:
    json.dump(out, f, indent=1); f.write('\n')
