#!/usr/bin/env python3
"""Write crates.txt: the crates that are compiled into wenyin, with their licence texts, each text once.
usage: make-crates.py > crates.txt      (run in the project; reads what `cargo metadata` knows)"""
import json, pathlib, re, subprocess, sys

meta = json.loads(subprocess.check_output(['cargo', 'metadata', '--format-version', '1', '--locked',
                                           '--filter-platform', 'x86_64-unknown-linux-gnu']))
packages = {p['id']: p for p in meta['packages']}
nodes = {n['id']: n for n in meta['resolve']['nodes']}
root = meta['resolve']['root']
seen, todo = set(), [root]
while todo:
    for dep in nodes[todo.pop()]['deps']:
        if dep['pkg'] not in seen and any(k['kind'] is None for k in dep['dep_kinds']):
            seen.add(dep['pkg']); todo.append(dep['pkg'])
crates = sorted((packages[i] for i in seen), key=lambda p: (p['name'], p['version']))

texts = {}
for p in crates:
    folder = pathlib.Path(p['manifest_path']).parent
    files = sorted(f for f in folder.iterdir() if f.is_file() and re.match(r'(?i)(licen[cs]e|copying|copyright|notice)', f.name))
    # Of MIT OR Apache-2.0 we take MIT, whose text carries the copyright line.
    mit = [f for f in files if 'MIT' in f.name.upper()]
    for f in (mit or files):
        text = f.read_text(encoding='utf-8', errors='replace').strip().replace('\r\n', '\n')
        texts.setdefault(text, []).append(p['name'])

print('Crates compiled into wenyin, with their licences\n')
for p in crates:
    print(f"{p['name']} {p['version']}: {p.get('license') or 'see text'}")
for text, names in texts.items():
    print('\n' + '-' * 72 + '\n' + ', '.join(names) + '\n\n' + text)
