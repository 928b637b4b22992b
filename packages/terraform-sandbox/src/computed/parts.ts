import { type Fake, fake } from "./fake";

/** A project's number, which everything that mentions the project must agree on. */
export function projectNumber(project: string): string {
  return fake(`project ${project}`).digits(12);
}

/** An address inside a VPC. */
export function privateAddress(source: Fake): string {
  return `10.${64 + source.integer(64)}.${source.integer(256)}.${2 + source.integer(250)}`;
}

/** A public address out of the range kept for documentation (RFC 5737), so that nobody's is meant by accident. */
export function publicAddress(source: Fake): string {
  return `203.0.113.${1 + source.integer(254)}`;
}

/** Text in the form of a PEM block; the bytes mean nothing. */
export function pem(label: string, source: Fake): string {
  const lines = source.base64(576).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

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
