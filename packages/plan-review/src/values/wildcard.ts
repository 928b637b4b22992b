/**
 * Patterns with `*` (any text) and `?` (any one character), as IAM has them:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */

const OTHER = "\u0000";

/** Beyond this the answer is the careful one: not covered, overlapping. No real policy comes near it. */
const MAX_STATES = 20_000;

/** The product of the patterns' lengths up to which they are compared at all. */
const MAX_WORK = 1_000_000;

/** True when every text that `inner` matches is matched by `outer` too. Both are patterns. */
export function covers(outer: string, inner: string): boolean {
  if (outer === "*" || outer === inner) return true;
  if (!isPattern(outer) || areApart(outer, inner)) return false;
  return walk(inner, outer, (innerEnds, outerEnds) => innerEnds && !outerEnds) === false;
}

/** True when some text is matched by both patterns. */
export function overlaps(left: string, right: string): boolean {
  if (left === "*" || right === "*" || left === right) return true;
  if (areApart(left, right)) return false;
  return walk(left, right, (leftEnds, rightEnds) => leftEnds && rightEnds);
}

/**
 * The text before the first wildcard, or after the last one, shows that no text matches both patterns. Most
 * pairs of patterns differ there, and the walk is for the others only.
 */
function areApart(left: string, right: string): boolean {
  for (let index = 0; ; index++) {
    const leftChar = left[index];
    const rightChar = right[index];
    if (isOpenEnd(leftChar) || isOpenEnd(rightChar)) break;
    if (leftChar !== rightChar) return true;
  }
  for (let back = 1; ; back++) {
    const leftChar = left[left.length - back];
    const rightChar = right[right.length - back];
    if (isOpenEnd(leftChar) || isOpenEnd(rightChar)) break;
    if (leftChar !== rightChar) return true;
  }
  return left.length !== right.length && !isPattern(left) && !isPattern(right);
}

function isOpenEnd(char: string | undefined): boolean {
  return char === undefined || char === "*" || char === "?";
}

function isPattern(text: string): boolean {
  return text.includes("*") || text.includes("?");
}

/**
 * Reads every text that `guide` matches, one character at a time, and keeps the set of places where `other`
 * can be. True when it meets a place that `wanted` accepts, or gives up. Characters that neither pattern names behave alike,
 * so one of them represents all.
 */
function walk(
  guide: string,
  pattern: string,
  wanted: (guideEnds: boolean, otherEnds: boolean) => boolean,
): boolean {
  if (guide.length * pattern.length > MAX_WORK) return true;
  const alphabet = [...new Set([...guide, ...pattern])].filter((char) => char !== "*" && char !== "?");
  alphabet.push(OTHER);
  const observation = new Set<string>();
  const queue: { position: number; places: readonly number[] }[] = [
    { position: 0, places: reach(pattern, [0]) },
  ];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { position, places } = next;
    const key = `${position}:${places.join()}`;
    if (observation.has(key)) continue;
    if (observation.add(key).size > MAX_STATES) return true;
    for (const start of reach(guide, [position])) {
      if (wanted(start === guide.length, places.includes(pattern.length))) return true;
      const token = guide[start];
      if (token === undefined) continue;
      for (const char of token === "*" || token === "?" ? alphabet : [token]) {
        queue.push({ position: token === "*" ? start : start + 1, places: step(pattern, places, char) });
      }
    }
  }
  return false;
}

/** The places one can be at without reading anything: a `*` may match nothing. */
function reach(pattern: string, places: readonly number[]): readonly number[] {
  const reached = new Set<number>();
  for (let place of places) {
    reached.add(place);
    while (pattern[place] === "*") reached.add(++place);
  }
  return [...reached].sort((a, b) => a - b);
}

function step(pattern: string, places: readonly number[], char: string): readonly number[] {
  const next: number[] = [];
  for (const place of places) {
    const token = pattern[place];
    if (token === "*") next.push(place);
    else if (token === "?" || token === char) next.push(place + 1);
  }
  return reach(pattern, next);
}
