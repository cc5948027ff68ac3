"""selftest.py DIR - breaks one good file for each judge and expects that judge to object to the broken one only."""
import re, shutil, sys, tempfile, zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import pikepdf
import judges


def repack(file, change):
    """each part of a package through change(name, bytes); None drops it"""
    with zipfile.ZipFile(file) as z: parts = [(i, z.read(i)) for i in z.infolist()]
    count = 0
    with zipfile.ZipFile(file, 'w') as z:
        for info, data in parts:
            made = change(info.filename, data)
            count += made != data
            if made is not None: z.writestr(info, made)
    assert count, 'nothing was broken'


def in_parts(names, pattern, new, count=1):
    """break the first part whose name fits and that holds the pattern"""
    def breaks(file):
        left = [count]
        def change(name, data):
            if not left[0] or not re.search(names, name): return data
            made, n = re.subn(pattern, new, data, count=left[0], flags=re.S)
            left[0] -= n
            return made
        repack(file, change)
    return breaks


def in_bytes(pattern, new, count=1):
    def breaks(file):
        data = file.read_bytes()
        made = re.sub(pattern, new, data, count=count, flags=re.S)
        assert made != data, 'nothing was broken'
        file.write_bytes(made)
    return breaks


def in_pdf(change):
    def breaks(file):
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(file)
    return breaks


def first(pdf, fits):
    return next(o for o in pdf.objects if isinstance(o, (pikepdf.Dictionary, pikepdf.Stream)) and fits(o))


def drop(name):
    def change(pdf): del pdf.Root[name]
    return in_pdf(change)


def fake_unicode(pdf):
    """a wrong ToUnicode: what is drawn is right, what is copied is not"""
    for font in [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and '/ToUnicode' in o]:
        data = font.ToUnicode.read_bytes()
        font.ToUnicode.write(re.sub(rb'(<[0-9A-Fa-f]{4}>\s*)<[0-9A-Fa-f]{4}>', rb'\1<4E00>', data))


def lose_a_paragraph(pdf):
    """a paragraph that is on the page and not in the structure tree"""
    parent = first(pdf, lambda o: o.get('/S') in ('/Document', '/Sect', '/Art') and isinstance(o.get('/K'), pikepdf.Array)
                   and len(o.K) > 3)
    del parent.K[len(parent.K) - 1]


def unembed(pdf):
    font = first(pdf, lambda o: '/FontFile2' in o or '/FontFile3' in o)
    for key in ('/FontFile2', '/FontFile3'):
        if key in font: del font[key]


def truncate(file):
    data = file.read_bytes()
    file.write_bytes(data[:len(data) * 2 // 3])


def swap_characters(file):
    """the second and third Han characters of the file, each of two bytes"""
    data = bytearray(file.read_bytes())
    at = next(n for n in range(len(data) - 6) if all(b > 0x80 for b in data[n:n + 6]) and data[n:n + 2] != data[n + 2:n + 4])
    data[at:at + 4] = data[at + 2:at + 4] + data[at:at + 2]
    file.write_bytes(data)


# a Han character in UTF-8
HAN = rb'[\xe4-\xe9][\x80-\xbf]{2}'
BREAKS = {
    'EPUBCheck 5.3.0': in_parts(r'\.opf$', rb'<dc:language>[^<]*</dc:language>', b''),
    'Ace': in_parts(r'\.opf$', rb'<meta property="schema:access[^>]*>[^<]*</meta>', b'', 99),
    'EPUB text': in_parts(r'\.xhtml$', rb'(<p\b[^>]*>)' + HAN, rb'\1'),
    'xmllint epub': in_parts(r'\.xhtml$', rb'</body>', b''),
    'Open XML SDK Office2019': in_parts(r'document\.xml$', rb'<w:p>|<w:p [^>]*>', b'<w:p><w:t>x</w:t>'),
    'Open XML SDK Microsoft365': in_parts(r'document\.xml$', rb'<w:p>|<w:p [^>]*>', b'<w:p><w:t>x</w:t>'),
    'ooxml-integrity': in_parts(r'document\.xml\.rels$', rb'Target="styles\.xml"', b'Target="nothing.xml"'),
    'python-docx': in_parts(r'document\.xml$', rb'(<w:t[^>]*>)' + HAN, rb'\1'),
    'LibreOffice': in_parts(r'document\.xml$', rb'(<w:t[^>]*>)' + HAN, rb'\1'),
    'xmllint docx': in_parts(r'document\.xml$', rb'</w:body>', b''),
    'Flat OPC = DOCX': in_bytes(rb'(<w:t[^>]*>)' + HAN, rb'\1'),
    'Open XML SDK wordml': in_bytes(rb'<w:p>|<w:p [^>]*>', b'<w:p><w:t>x</w:t>'),
    'xmllint wordml': in_bytes(rb'</w:body>', b''),
    'veraPDF PDF/A-2a': drop('/OutputIntents'),
    'veraPDF PDF/UA-1': drop('/ViewerPreferences'),
    'qpdf': truncate,
    'pdftotext': in_pdf(fake_unicode),
    'pdfinfo -struct-text': in_pdf(lose_a_paragraph),
    'pdffonts': in_pdf(unembed),
    'iconv GB18030': swap_characters,
}


def trial(name, ending, judge, folder):
    """None if the judge objects to a broken copy and not to the good file"""
    good = next((f for f in sorted(folder.iterdir()) if f.name.endswith(ending)), None)
    if good is None: return 'no file %s to break' % ending
    with tempfile.TemporaryDirectory() as work:
        stem = good.name[:-len(ending)]
        for beside in folder.glob(stem + '.*'): shutil.copy(beside, work)
        file = Path(work).resolve() / good.name
        said = judges.ask(judge, [file])[file]
        if said: return 'objects to the good file: ' + said[0]
        try: BREAKS[name](file)
        except Exception as e: return 'the file could not be broken: %s %s' % (type(e).__name__, e)
        said = judges.ask(judge, [file])[file]
        if not said: return 'does not see that the file is broken'
        print('sees it  %-26s %s' % (name, said[0][:160].replace('\n', ' ')), flush=True)


def main(folder):
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda j: (j[0], trial(*j, folder)), judges.JUDGES))
    blind = [(name, why) for name, why in found if why]
    for name, why in blind: print('FAILED   %-26s %s' % (name, why))
    print('%d judges tried, %d of them fail their trial' % (len(found), len(blind)))
    return 1 if blind else 0


if __name__ == '__main__': sys.exit(main(Path(sys.argv[1]).resolve()))
