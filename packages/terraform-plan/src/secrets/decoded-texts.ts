import { gunzipSync } from "node:zlib";

/** A text as a whole, wrapped or not. */
const BASE64 = /^[A-Za-z0-9+/_\r\n-]+={0,2}\s*$/;
/** A part of a text that is long enough to be a document. */
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{40,}={0,2}(?![A-Za-z0-9+/_-])/g;
const MIN_LENGTH = 16;
const GZIP = [0x1f, 0x8b] as const;

/** Characters that are decoded to see whether the rest is worth it. */
const SAMPLE = 24;
const MAX_DECOMPRESSED = 4_000_000;

/**
 * The texts that a text encodes: without percent-encoding, and what base64 holds in it or in parts of it, also compressed or in
 * UTF-16.
 */
export function decodedTexts(text: string): readonly string[] {
  if (text.length < MIN_LENGTH) return [];
  if (isBase64(text)) return decoded(text.replace(/\s+/g, ""));
  const runs = text.length < 2 * MIN_LENGTH ? [] : [...text.matchAll(RUN)].flatMap(([run]) => decoded(run));
  const plain = withoutPercents(text);
  return plain === text ? runs : [plain, ...runs];
}

/** Percent codes replaced by what they stand for, where that is UTF-8. */
function withoutPercents(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/** Looked at from both ends first: most texts are none by their first characters. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/_-]{16}/.test(text) && BASE64.test(text);
}

function decoded(base64: string): readonly string[] {
  if (!isPromising(Buffer.from(base64.slice(0, SAMPLE), "base64"))) return [];
  let bytes = Buffer.from(base64, "base64");
  try {
    if (isGzip(bytes)) bytes = gunzipSync(bytes, { maxOutputLength: MAX_DECOMPRESSED });
  } catch {
    return [];
  }
  const text = bytes.toString(isWide(bytes) ? "utf16le" : "utf8");
  return isText(text) ? [text] : [];
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === GZIP[0] && bytes[1] === GZIP[1];
}

/** UTF-16 of Latin letters: every second byte is zero. */
function isWide(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0;
}

/** False where a control character shows that the bytes are no text. */
function isPromising(bytes: Buffer): boolean {
  if (isGzip(bytes) || isWide(bytes)) return true;
  return !bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
}

/** Printable characters only: anything else was no text before it was encoded. */
function isText(text: string): boolean {
  const sample = text.slice(0, 400);
  return sample.length >= 8 && /^[^\p{Cc}\ufffd]*$/u.test(sample.replace(/\s/g, ""));
}
