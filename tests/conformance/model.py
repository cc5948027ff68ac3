"""What the document says: the lines of NAME.json, and how a text differs from them."""
import json, re
from functools import lru_cache
from pathlib import Path


def of(output):
    """NAME.json beside output/NAME.anything"""
    name = output.name
    for ending in ('.gb18030.txt', output.suffix):
        if name.endswith(ending): return output.with_name(name[:-len(ending)] + '.json')


def lines(output):
    return read(str(of(output)))


@lru_cache(maxsize=None)
def read(path):
    found = []
    for article in json.loads(Path(path).read_text('utf-8'))['articles']:
        for name in article['header']: found += article[name].split('\n')
        for block in article['blocks']: found += block['text'].split('\n')
    return tuple(found)


def bare(text):
    """without blanks and line breaks, which readers of text place as they like"""
    return re.sub('[\\s\u200b\ufeff\x00-\x1f]+', '', text)


def without_folios(text):
    """without the page numbers of GB/T 9704 (— 1 —), which stand on lines of their own at the end of each page"""
    return ''.join(re.sub(r'(?m)^\s*[—–-]\s*\d+\s*[—–-]\s*\Z', '', page.rstrip()) for page in text.split('\f'))


def compare(output, said):
    wanted, said = bare(''.join(lines(output))), bare(said)
    if not wanted: return ['the model has no text']
    if said == wanted: return []
    at = next((n for n, (a, b) in enumerate(zip(wanted, said)) if a != b), min(len(wanted), len(said)))
    return ['text differs at character %d of %d: expected %r, found %r' % (at, len(wanted), wanted[at:at + 24], said[at:at + 24])]
