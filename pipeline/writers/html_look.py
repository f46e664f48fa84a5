"""The style sheet of a page: light, dark, printed."""

STYLE = """
:root {
  --paper: #ffffff; --ink: #1b1f24; --soft: #5a6470; --rule: #c9d0d7; --band: #f2f5f8;
  --link: #1f4e79;
  --first: #2f5d8c; --second: #c98b2b; --good: #3e7d53; --fair: #a9c48a;
  --open: #9aa7b4; --bad: #a8322d; --light: #ffffff; --dark: #14181c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181c; --ink: #e6e9ec; --soft: #a3adb8; --rule: #3b444d;
    --band: #1d2329; --link: #8fc0f0;
    --first: #6fa3d8; --second: #e0ac57; --good: #63ab7c; --fair: #b9d59b;
    --open: #8d9aa7; --bad: #e0726b; --light: #14181c; --dark: #14181c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial,
    sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .5rem 0; text-align: center; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
p { margin: .5rem 0; }
.subtitle, .caption { text-align: center; }
.caption { text-align: right; }
.subtitle { color: var(--soft); font-size: 1.1rem; }
.requisite { text-align: center; }
.remark { color: var(--soft); font-size: .9rem; }
.addressee { text-align: right; font-weight: 600; }
a { color: var(--link); }
a:focus-visible, .table:focus-visible, figure:focus-visible {
  outline: 3px solid var(--link);
}
nav {
  margin: 2rem 0; padding: 1rem 1.25rem; background: var(--band);
  border-left: 4px solid var(--first);
}
nav p { margin: 0 0 .4rem; font-weight: 600; }
nav ul { margin: 0; padding-left: 1.2rem; }
figure { margin: 1rem 0; overflow-x: auto; }
svg { display: block; width: 100%; min-width: 36rem; height: auto; }
svg text { font-size: 13px; fill: var(--ink); }
svg .end { text-anchor: end; }
svg .middle, svg .inside { text-anchor: middle; }
svg .tick { fill: var(--soft); }
svg .value, svg .inside { font-weight: 600; }
svg .inside { fill: var(--light); }
svg .inside.fair, svg .inside.open { fill: var(--dark); }
svg .axis { stroke: var(--soft); }
svg .grid { stroke: var(--rule); }
.tone-first { fill: var(--first); } .tone-second { fill: var(--second); }
.tone-good { fill: var(--good); } .tone-fair { fill: var(--fair); }
.tone-open { fill: var(--open); } .tone-bad { fill: var(--bad); }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; min-width: 36rem; font-size: .93rem; }
caption {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
th, td {
  border: 1px solid var(--rule); padding: .4rem .55rem; vertical-align: top;
  text-align: left; font-weight: 400;
}
thead th { background: var(--band); font-weight: 600; text-align: center; }
th[scope=rowgroup] { background: var(--band); font-weight: 600; }
.centred { text-align: center; }
.signature {
  display: flex; justify-content: space-between; gap: 2rem; margin: 2.5rem 0;
  font-weight: 600;
}
.items { list-style: none; padding-left: 1rem; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2rem 0; }
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --soft: #333333; --rule: #888888;
    --band: #eeeeee; --link: #000000;
    --first: #2f5d8c; --second: #c98b2b; --good: #3e7d53; --fair: #a9c48a;
    --open: #9aa7b4; --bad: #a8322d; --light: #ffffff; --dark: #000000;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h2 { break-after: avoid; }
  figure, tr, .signature { break-inside: avoid; }
  thead { display: table-header-group; }
  .table, figure { overflow: visible; padding-right: 1px; }
  table, svg { min-width: 0; }
  @page { size: A4; margin: 15mm; }
}
"""
