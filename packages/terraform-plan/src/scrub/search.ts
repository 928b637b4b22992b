/** A stretch of text, from `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Part of a search tree: the texts that go on from here. */
interface Branch {
  /** A needle ends here. */
  ends: boolean;
  /** First character code -> what follows. */
  readonly children: Map<number, { text: string; branch: Branch }>;
}

/** Characters that one look-up of the skip table covers. */
const BLOCK = 3;

/** Characters compared per character of text before a pathological text is hidden whole. */
const EFFORT = 64;

/**
 * Prepares one search for all needles at once. The search skips ahead by the last characters of a window as long as
 * no needle can stand there (Wu and Manber's way), and then follows a tree of needles: its time grows with the text
 * and not with the number of needles. The spans it returns are in order and do not overlap.
 */
export function createSearch(needles: readonly string[]): (text: string) => readonly Span[] {
  const window = needles.reduce((least, needle) => Math.min(least, needle.length), Number.POSITIVE_INFINITY);
  if (needles.length === 0 || window < BLOCK) return () => [];
  const { skips, mask } = buildSkips(needles, window);
  const starts = buildTree(needles, window);
  return (text) => {
    const spans: Span[] = [];
    const last = text.length;
    let effort = EFFORT * last;
    let at = window;
    while (at <= last) {
      const skip = skips[hash(text, at - BLOCK) & mask] ?? 0;
      if (skip > 0) {
        at += skip;
        continue;
      }
      const start = at - window;
      const branch = starts.get(text.slice(start, at));
      if (branch !== undefined) {
        const { end, looked } = longest(branch, text, at);
        if (end > 0) addSpan(spans, start, end);
        effort -= looked;
        if (effort < 0) {
          addSpan(spans, start, last);
          return spans;
        }
      }
      at += 1;
    }
    return spans;
  };
}

function hash(text: string, at: number): number {
  return (text.charCodeAt(at) * 0x1f35) ^ (text.charCodeAt(at + 1) * 0x3d) ^ (text.charCodeAt(at + 2) << 9);
}

/** How far the window may move when it ends in a block, by the block's hash; blocks that share a hash share the least. */
function buildSkips(
  needles: readonly string[],
  window: number,
): { readonly skips: Uint8Array; readonly mask: number } {
  const blocks = needles.length * (window - BLOCK + 1);
  const size = 2 ** Math.min(20, Math.max(12, Math.ceil(Math.log2(blocks * 16))));
  const mask = size - 1;
  const skips = new Uint8Array(size).fill(Math.min(255, window - BLOCK + 1));
  for (const needle of needles) {
    for (let at = 0; at <= window - BLOCK; at++) {
      const slot = hash(needle, at) & mask;
      skips[slot] = Math.min(skips[slot] ?? 0, window - BLOCK - at);
    }
  }
  return { skips, mask };
}

/** The first `window` characters of the needles -> how they go on. */
function buildTree(needles: readonly string[], window: number): ReadonlyMap<string, Branch> {
  const starts = new Map<string, Branch>();
  for (const needle of needles) {
    const start = needle.slice(0, window);
    const branch = starts.get(start) ?? { ends: false, children: new Map() };
    starts.set(start, branch);
    insert(branch, needle.slice(window));
  }
  return starts;
}

function insert(branch: Branch, text: string): void {
  if (text === "") {
    branch.ends = true;
    return;
  }
  const first = text.charCodeAt(0);
  const edge = branch.children.get(first);
  if (edge === undefined) {
    branch.children.set(first, { text, branch: { ends: true, children: new Map() } });
    return;
  }
  const shared = sharedLength(edge.text, text);
  if (shared < edge.text.length) {
    const rest = { text: edge.text.slice(shared), branch: edge.branch };
    edge.text = edge.text.slice(0, shared);
    edge.branch = { ends: false, children: new Map([[rest.text.charCodeAt(0), rest]]) };
  }
  insert(edge.branch, text.slice(shared));
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Where the longest needle that goes on from `at` ends; 0 when none does. */
function longest(from: Branch, text: string, at: number): { readonly end: number; readonly looked: number } {
  let branch = from;
  let position = at;
  let end = branch.ends ? position : 0;
  for (;;) {
    const edge = branch.children.get(text.charCodeAt(position));
    if (edge === undefined) break;
    if (!text.startsWith(edge.text, position)) {
      position += edge.text.length;
      break;
    }
    position += edge.text.length;
    branch = edge.branch;
    if (branch.ends) end = position;
  }
  return { end, looked: position - at + 1 };
}

/** Starts come in order: a span that touches the one before lengthens it. */
function addSpan(spans: Span[], start: number, end: number): void {
  const before = spans.at(-1);
  if (before === undefined || before.end < start) spans.push({ start, end });
  else if (before.end < end) spans[spans.length - 1] = { start: before.start, end };
}
