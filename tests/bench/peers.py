#!/usr/bin/env python3
"""The same công văn through dondoc, Typst and LibreOffice, each as a cold process.

    python3 tests/bench/peers.py [DOCUMENT.json]

Prints the median wall time, the CPU time and the size of the PDF. A peer that is not installed is
left out and named. Typst: `pip install typst`; LibreOffice: package libreoffice-writer.
"""
import html
import importlib.util
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7


def runs(rich):
    """(text, bold, italic) of rich text as the document JSON writes it."""
    if isinstance(rich, str):
        return [(rich, False, False)]
    return [(r, False, False) if isinstance(r, str) else (r["text"], r.get("bold", False), r.get("italic", False)) for r in rich]


def blocks(doc):
    """(mark, rich) of every block of running text, marks of khoản counted."""
    n = 0
    for b in doc["body"]:
        if b["type"] == "paragraph":
            yield "", b["text"]
        elif b["type"] == "item":
            mark = b.get("mark")
            if mark is None and b["level"] == "khoan":
                n += 1
                mark = f"{n}."
            yield mark or "", b.get("text") or b.get("title") or ""


def typst_source(doc):
    esc = lambda s: "".join("\\" + c if c in r"\#*_`$<>@[]=-+/~" else c for c in s)

    def inline(rich):
        out = ""
        for t, b, i in runs(rich):
            t = esc(t)
            out += f"#strong[{t}]" if b else f"#emph[{t}]" if i else t
        return out

    h, s = doc["head"], doc["signature"]
    lines = [
        '#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))',
        '#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)',
        "#set par(justify: true, leading: 0.55em, spacing: 12pt, first-line-indent: (amount: 12.7mm, all: true))",
        "#grid(columns: (40%, 60%), align: center, [*" + esc(h["issuer"]).replace("\n", "* \\ *") + "*], "
        "[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*],"
        f" [Số: /{esc(h['symbol'])} \\ V/v {esc(doc['subject'])}], [_{esc(h['place'])}, ngày tháng năm_])",
        "",
        "Kính gửi:",
        "",
    ]
    lines += [f"#h(30mm) \\- {esc(r)}; \\" for r in doc.get("recipients", [])]
    for mark, text in blocks(doc):
        lines += ["", (esc(mark) + " " if mark else "") + inline(text)]
    lines += ["", "#grid(columns: (50%, 50%), [#text(size: 11pt)[*_Nơi nhận:_* \\ " + " \\ ".join("\\- " + esc(d) + ";" for d in doc["distribution"])
              + "]], align(center)[*" + esc(s["title"]) + "* \\ \\ \\ \\ *" + esc(s["name"]) + "*])"]
    return "\n".join(lines)


def html_source(doc):
    def inline(rich):
        out = ""
        for t, b, i in runs(rich):
            t = html.escape(t)
            out += f"<b>{t}</b>" if b else f"<i>{t}</i>" if i else t
        return out

    h, s = doc["head"], doc["signature"]
    body = "".join(f'<p style="text-align:justify;text-indent:12.7mm">{html.escape(m)} {inline(t)}</p>' for m, t in blocks(doc))
    return (
        '<html><head><meta charset="utf-8"><style>@page{size:A4;margin:20mm 15mm 20mm 30mm}body{font-family:Tinos,"Liberation Serif";font-size:14pt}</style></head><body>'
        f'<table width="100%"><tr><td align="center"><b>{html.escape(h["issuer"])}</b><br>Số: /{html.escape(h["symbol"])}<br>V/v {html.escape(doc["subject"])}</td>'
        '<td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></td></tr></table><p>Kính gửi:</p>'
        + "".join(f"<p>- {html.escape(r)};</p>" for r in doc.get("recipients", []))
        + body
        + f'<table width="100%"><tr><td><b><i>Nơi nhận:</i></b><br>{"<br>".join("- " + html.escape(d) for d in doc["distribution"])}</td>'
        f'<td align="center"><b>{html.escape(s["title"])}</b><br><br><br><b>{html.escape(s["name"])}</b></td></tr></table></body></html>'
    )


def measure(command, out):
    """Median wall and CPU milliseconds of a command over RUNS runs after one warm-up, and the PDF's bytes."""
    wall, cpu = [], []
    for i in range(RUNS + 1):
        out.unlink(missing_ok=True)
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        elapsed, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode or not out.exists():
            return None, done.stderr.decode(errors="replace").strip()[-300:]
        if i:
            wall.append(1000 * elapsed)
            cpu.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return (statistics.median(wall), statistics.median(cpu), out.stat().st_size), None


def main():
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "assets/demo/cong-van-hai-duong.json"
    doc = json.loads(source.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "p.typ").write_text(typst_source(doc), encoding="utf-8")
        (folder / "p.html").write_text(html_source(doc), encoding="utf-8")
        contenders = [("dondoc", [str(ROOT / "target/release/dondoc"), "pdf", str(source), "-o", str(folder / "d.pdf"), "--embedded-font"], folder / "d.pdf")]
        absent = []
        fonts = str(ROOT / "assets/fonts")
        if shutil.which("typst"):
            contenders.append(("Typst", ["typst", "compile", "--font-path", fonts, str(folder / "p.typ"), str(folder / "t.pdf")], folder / "t.pdf"))
        elif importlib.util.find_spec("typst"):
            # The Python wheel is Typst itself; the interpreter's own start is measured and taken off below.
            code = f"import typst; typst.compile({str(folder / 'p.typ')!r}, output={str(folder / 't.pdf')!r}, font_paths=[{fonts!r}])"
            contenders.append(("Typst (wheel)", [sys.executable, "-I", "-c", code], folder / "t.pdf"))
        else:
            absent.append("Typst")
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office:
            contenders.append(("LibreOffice", [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(folder), str(folder / "p.html")], folder / "p.pdf"))
        else:
            absent.append("LibreOffice")
        blank = folder / "blank"
        interpreter, _ = measure([sys.executable, "-I", "-c", f"open({str(blank)!r}, 'w')"], blank)
        base = None
        print(f"{'program':16}{'wall ms':>10}{'CPU ms':>10}{'bytes':>10}{'× ours':>9}")
        for name, command, out in contenders:
            figures, fault = measure(command, out)
            if figures is None:
                print(f"{name:16}  failed: {fault}")
                continue
            wall, cpu, size = figures
            if name.endswith("(wheel)"):
                wall, cpu = wall - interpreter[0], cpu - interpreter[1]
            base = base or wall
            print(f"{name:16}{wall:10.1f}{cpu:10.1f}{size:10}{wall / base:9.1f}")
        for name in absent:
            print(f"{name}: not installed, left out")


if __name__ == "__main__":
    main()
