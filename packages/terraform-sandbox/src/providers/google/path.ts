/** The last part of a path: `projects/p/global/networks/n` -> `n`. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The part of a path after a word: (`projects/p/secrets/s`, `projects`) -> `p`. */
export function segmentAfter(path: string, word: string): string | undefined {
  const segments = path.split("/");
  const index = segments.indexOf(word);
  return index < 0 ? undefined : segments[index + 1];
}
