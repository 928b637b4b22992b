/** The page's style. Colours carry meaning only beside a word or a sign, and keep a contrast of 4.5 to 1 or more. */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--surface:#f6f7f9;--text:#1d2126;--muted:#59626d;--line:#dde1e6;--link:#1d5bb8;
--danger:#b3261e;--danger-back:#fdf1f0;--warning:#855300;--warning-back:#fdf6e7;--good:#176b30;--good-back:#eef8f0;
--create:#176b30;--update:#855300;--delete:#b3261e;--replace:#7637a6;
--added:#e6f5ea;--removed:#fceae9;--forces:#f4eafb;--where:#eef1f4;--marked:#fdf0c8}
@media (prefers-color-scheme:dark){:root{--page:#15181c;--surface:#1d2126;--text:#e3e7eb;--muted:#9da7b2;--line:#30373f;--link:#82b6ff;
--danger:#ff9a91;--danger-back:#351d1c;--warning:#edbf62;--warning-back:#2e2714;--good:#83d99a;--good-back:#172c1d;
--create:#83d99a;--update:#edbf62;--delete:#ff9a91;--replace:#d0a8f7;
--added:#182d1f;--removed:#371f1f;--forces:#2b2138;--where:#22272d;--marked:#4a3d14}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:2rem 1.5rem 5rem;max-width:64rem;background:var(--page);color:var(--text);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
h1{margin:0 0 1rem;font-size:1.45rem;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h2{margin:2.5rem 0 .8rem;font-size:1.15rem;font-weight:650;letter-spacing:-.005em}
h3{margin:1.6rem 0 .5rem;font-size:.95rem;font-weight:600;color:var(--muted)}
h4,h5,h6{margin:1.2rem 0 .4rem;font-size:.95rem;font-weight:600}
p{margin:.5rem 0}ul{margin:.5rem 0;padding-left:1.3rem}li{margin:.2rem 0}
a{color:var(--link);text-underline-offset:.15em}
code,pre{font-family:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
code{overflow-wrap:anywhere}
mark{background:var(--marked);color:inherit;font-weight:650;border-radius:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
main:focus{outline:0}
.skip{position:absolute;left:-100rem}.skip:focus{position:static}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.verdict .callout{padding:1rem 1.2rem;font-size:1.05rem}
.verdict .callout p:first-child{font-size:1.2rem;font-weight:650;line-height:1.4}
.callout{margin:.8rem 0;padding:.6rem 1rem;border-left:4px solid var(--line);border-radius:4px;background:var(--surface)}
.callout p{margin:.2rem 0}
.callout.tone-danger{border-color:var(--danger);background:var(--danger-back)}
.callout.tone-warning{border-color:var(--warning);background:var(--warning-back)}
.callout.tone-good{border-color:var(--good);background:var(--good-back)}
span.tone-danger,strong.tone-danger,code.tone-danger{color:var(--danger)}
span.tone-warning,strong.tone-warning,code.tone-warning{color:var(--warning)}
span.tone-good,strong.tone-good,code.tone-good{color:var(--good)}
span.tone-muted,strong.tone-muted,code.tone-muted{color:var(--muted)}
span.tone-create,strong.tone-create,code.tone-create{color:var(--create)}
span.tone-update,strong.tone-update,code.tone-update{color:var(--update)}
span.tone-delete,strong.tone-delete,code.tone-delete{color:var(--delete)}
span.tone-replace,strong.tone-replace,code.tone-replace{color:var(--replace)}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:1rem 0;padding:0;list-style:none;font-size:.9rem}
.filter{position:sticky;top:0;z-index:1;display:grid;gap:.5rem;margin:1rem 0 0;padding:.7rem 0;background:var(--page);border-bottom:1px solid var(--line)}
.filter[hidden]{display:none}
input{width:100%;padding:.5rem .7rem;border:1px solid var(--line);border-radius:6px;background:var(--surface);color:inherit;font:inherit}
input::placeholder{color:var(--muted);opacity:1}
.chips,.chips>span{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;font-size:.85rem}
button{padding:.25rem .7rem;min-height:1.9rem;border:1px solid var(--line);border-radius:1rem;background:transparent;color:inherit;font:inherit;cursor:pointer}
button[aria-pressed=true]{border-color:var(--link);background:var(--link);color:var(--page)}
.folding{margin-left:auto}
.folding button{border-color:transparent;padding:.25rem .3rem;color:var(--link)}
output{color:var(--muted);margin-right:.3rem}
details{margin:.35rem 0;border:1px solid var(--line);border-left:3px solid var(--line);border-radius:5px;background:var(--page)}
details.tone-danger,details.tone-delete{border-left-color:var(--delete)}
details.tone-warning,details.tone-update{border-left-color:var(--update)}
details.tone-create{border-left-color:var(--create)}
details.tone-replace{border-left-color:var(--replace)}
summary{padding:.45rem .8rem;cursor:pointer;overflow-wrap:anywhere}
summary:hover{background:var(--surface)}
details[open]>summary{border-bottom:1px solid var(--line)}
.content{padding:.4rem .9rem .7rem}
.content>:first-child{margin-top:.3rem}
pre{margin:.6rem 0;padding:.6rem 0;border-radius:5px;background:var(--surface);white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
pre.code{padding:.6rem .8rem}
pre.diff span{display:block;padding:0 .8rem 0 2.2rem;text-indent:-1.4rem}
.added{background:var(--added)}.removed{background:var(--removed)}.forces{background:var(--forces)}
.where{background:var(--where);color:var(--muted)}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;min-width:100%;font-size:.92rem}
th,td{padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--muted);font-weight:500;font-size:.85rem}
.sides{table-layout:fixed;width:100%}
.sides td,.sides th{overflow-wrap:anywhere}
.sides td code{white-space:pre-wrap}
.sides :is(td,th):nth-child(n+2){padding-left:.7rem;border-left:1px solid var(--line)}
.sides th:first-child{width:21%}.sides th:nth-child(4){width:19%}
.right{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:1rem 0;overflow-x:auto}
figure svg{display:block;margin:0 auto}
figure text{fill:var(--text);font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
figure .node path,figure .node polygon{fill:var(--surface);stroke:var(--muted)}
figure .edge path{stroke:var(--muted)}figure .edge polygon{fill:var(--muted);stroke:var(--muted)}
figure .delete path,figure .delete polygon{stroke:var(--delete);stroke-width:2}
figure .replace path,figure .replace polygon{stroke:var(--replace);stroke-width:2}
figure .update path,figure .update polygon{stroke:var(--update)}
figure .create path,figure .create polygon{stroke:var(--create)}
figure .delete text{fill:var(--delete)}figure .replace text{fill:var(--replace)}
[data-hidden]{display:none}
@media (min-width:75rem){body{padding-top:1rem;max-width:86rem}h1{margin-bottom:.6rem}h2{margin-top:1.4rem}nav ul{margin:.6rem 0}
.filter{grid-template-columns:minmax(16rem,1fr) 2fr;align-items:center;padding:.4rem 0;margin-top:.4rem}
.verdict .callout{padding:.6rem 1rem}
section:has(>details.tone-danger~details.tone-danger){display:grid;grid-template-columns:1fr 1fr;gap:.4rem .8rem;align-items:start}
section:has(>details.tone-danger~details.tone-danger)>:not(details.tone-danger){grid-column:1/-1}
section>details.tone-danger{margin:0;font-size:.92rem}}
@media (max-width:40rem){body{padding:1.2rem 1rem 4rem}.filter{position:static}h1{font-size:1.25rem}.verdict .callout p:first-child{font-size:1.08rem}
button{min-height:2.4rem}summary :is(code,strong){word-break:break-all}
.sides thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.sides tr{display:block;padding:.45rem 0;border-bottom:1px solid var(--line)}
.sides td{display:block;padding:.1rem 0;border:0}.sides td:empty{display:none}
.sides td:nth-child(n+2){padding-left:.7rem;border-left:2px solid var(--line)}
.sides td[data-title]::before{content:attr(data-title) " ";color:var(--muted);font-size:.85rem}}
@media print{:root{color-scheme:light;--page:#fff;--surface:#f6f7f9;--text:#000;--muted:#444;--line:#bbb;--link:#000;
--danger:#a01b14;--danger-back:#fdf1f0;--warning:#6b4300;--warning-back:#fdf6e7;--good:#10511f;--good-back:#eef8f0;
--create:#10511f;--update:#6b4300;--delete:#a01b14;--replace:#5e2b86;--added:#e6f5ea;--removed:#fceae9;--forces:#f4eafb;--where:#eef1f4;--marked:#fdf0c8}
body{max-width:none;padding:0;font-size:10pt}nav,.filter,.skip{display:none}
details::details-content{content-visibility:visible;display:block;block-size:auto}
summary{break-after:avoid;list-style:none}h2,h3{break-after:avoid}.callout,tr,pre.diff span,figure{break-inside:avoid}
figure svg{max-width:100%;height:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
