import { createHash } from "node:crypto";

/** Plausible values that follow from a seed, so that they are the same on each run. */
export interface Generated {
  digits(length: number): string;
  hex(length: number): string;
  /** Upper-case letters and digits, as in AWS' unique ids. */
  upper(length: number): string;
  /** Letters and digits, or the given characters. */
  text(length: number, characters?: string): string;
  base64(bytes: number): string;
  uuid(): string;
  integer(below: number): number;
  /** An instant in January 2026, RFC 3339. */
  timestamp(): string;
}

export const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Values of a seed, which names the object and the attribute. */
export function generate(seed: string): Generated {
  /** Bytes from the seed and a counter. */
  const bytes = (count: number): Buffer => {
    const blocks: Buffer[] = [];
    for (let length = 0, index = 0; length < count; length += 32, index += 1) {
      blocks.push(createHash("sha256").update(`${seed}\0${index}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, count);
  };
  const text = (length: number, characters: string): string =>
    [...bytes(length)].map((byte) => characters[byte % characters.length] ?? "").join("");

  return {
    digits: (length) => text(1, "123456789") + text(length, "0123456789").slice(1),
    hex: (length) =>
      bytes(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length),
    upper: (length) => text(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    text: (length, characters = LETTERS_AND_DIGITS) => text(length, characters),
    base64: (count) => bytes(count).toString("base64"),
    uuid: () => {
      const hex = bytes(16).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    integer: (below) => bytes(4).readUInt32BE(0) % below,
    timestamp: () =>
      new Date(Date.UTC(2026, 0, 1) + (bytes(4).readUInt32BE(0) % 2_678_400) * 1000)
        .toISOString()
        .replace(".000Z", "Z"),
  };
}
