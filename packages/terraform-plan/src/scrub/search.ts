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
 * no needle can be there (Wu and Manber's way), and then follows a tree of needles: its time grows with the text
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
    let index = window;
    while (index <= last) {
      const skip = skips[hash(text, index - BLOCK) & mask] ?? 0;
      if (skip > 0) {
        index += skip;
        continue;
      }
      const start = index - window;
      const branch = starts.get(text.slice(start, index));
      if (branch !== undefined) {
        const { end, looked } = longest(branch, text, index);
        if (end > 0) addSpan(spans, start, end);
        effort -= looked;
        if (effort < 0) {
          addSpan(spans, start, last);
          return spans;
        }
      }
      index += 1;
    }
    return spans;
  };
}

function hash(text: string, index: number): number {
  return (
    (text.charCodeAt(index) * 0x1f35) ^
    (text.charCodeAt(index + 1) * 0x3d) ^
    (text.charCodeAt(index + 2) << 9)
  );
}

/** Distance that the window may move when it ends in a block, by the block's hash; blocks that share a hash share the least. */
function buildSkips(
  needles: readonly string[],
  window: number,
): { readonly skips: Uint8Array; readonly mask: number } {
  const blocks = needles.length * (window - BLOCK + 1);
  const size = 2 ** Math.min(20, Math.max(12, Math.ceil(Math.log2(blocks * 16))));
  const mask = size - 1;
  const skips = new Uint8Array(size).fill(Math.min(255, window - BLOCK + 1));
  for (const needle of needles) {
    for (let index = 0; index <= window - BLOCK; index++) {
      const slot = hash(needle, index) & mask;
      skips[slot] = Math.min(skips[slot] ?? 0, window - BLOCK - index);
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

/** End of the longest needle that continues from `at`; 0 when none does. */
function longest(
  from: Branch,
  text: string,
  index: number,
): { readonly end: number; readonly looked: number } {
  let branch = from;
  let position = index;
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
  return { end, looked: position - index + 1 };
}

/** Starts come in order: a span that touches the one before lengthens it. */
function addSpan(spans: Span[], start: number, end: number): void {
  const before = spans.at(-1);
  if (before === undefined || before.end < start) spans.push({ start, end });
  else if (before.end < end) spans[spans.length - 1] = { start: before.start, end };
}
