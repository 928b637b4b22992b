import { SMALL_SIZE } from "./draw";

/**
 * Colours of the picture in light and dark surroundings. It brings its own background: a page's colours and the
 * reader's preference need not be the same, and an image never learns the page's.
 */
export const STYLE = `
svg{--page:#fff;--line:#d5d9e0;--text:#1f2430;--muted:#5c6472;--arrow:#8a93a3;--box:#fff;
--cloudflare:#b4530a;--cloudflare-in:#fdf5ec;--kubernetes:#2a5bb8;--kubernetes-in:#eff4fc;
--google:#1d7a45;--google-in:#eef8f1;--aws:#7a5a00;--aws-in:#fbf7e6;--other:#5c6472;--other-in:#f5f6f8}
@media (prefers-color-scheme:dark){svg{--page:#14171d;--line:#333a46;--text:#e7eaf0;--muted:#a3acbb;--arrow:#7d8798;--box:#1c212a;
--cloudflare:#f2a766;--cloudflare-in:#241c15;--kubernetes:#8fb7ff;--kubernetes-in:#161e2d;
--google:#7fd3a0;--google-in:#14221a;--aws:#e5c566;--aws-in:#221e12;--other:#a3acbb;--other-in:#1a1e25}}
text{font-family:Helvetica,Arial,"Liberation Sans",sans-serif;fill:var(--text)}
text[font-size="${SMALL_SIZE}.00"]{fill:var(--muted)}
.page{fill:var(--page);stroke:var(--line)}
.edge path{stroke:var(--arrow)}.edge polygon{fill:var(--arrow);stroke:var(--arrow)}
.node path{fill:var(--box);stroke:var(--line)}.node.read path{stroke:var(--muted)}
.cluster.cloudflare>path{fill:var(--cloudflare-in);stroke:var(--cloudflare)}.cluster.cloudflare text{fill:var(--cloudflare)}
.cluster.kubernetes>path{fill:var(--kubernetes-in);stroke:var(--kubernetes)}.cluster.kubernetes text{fill:var(--kubernetes)}
.cluster.google>path{fill:var(--google-in);stroke:var(--google)}.cluster.google text{fill:var(--google)}
.cluster.aws>path{fill:var(--aws-in);stroke:var(--aws)}.cluster.aws text{fill:var(--aws)}
.cluster.other>path{fill:var(--other-in);stroke:var(--other)}.cluster.other text{fill:var(--other)}
.cluster>path{stroke-opacity:.45}.cluster text{font-weight:bold}
.cluster.part>path{fill:none;stroke:var(--line)}.cluster.part text{fill:var(--muted)}
`.trim();
