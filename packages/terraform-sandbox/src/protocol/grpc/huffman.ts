/**
 * Lengths of the codes of the 256 bytes, as runs (`28*7`: seven times 28): https://www.rfc-editor.org/rfc/rfc7541#appendix-B.
 * The code is canonical, so that the lengths say all: codes of one length follow each other in the order of their bytes.
 */
const CODE_LENGTHS =
  "13 23 28*7 24 30 28*2 30 28*8 30 28*9 6 10*2 12 13 6 8 11 10*2 8 11 8 6*3 5*3 6*7 7 8 15 6 12 10 13 6 7*22 8 7 8 13 19 13 " +
  "14 6 15 5 6 5 6 5 6*3 5 7*2 6*3 5 6 7 6 5*2 6 7*5 15 11 14 13 28 20 22 20*2 22*3 23 22 23*5 24 23 24*2 22 23 24 23*4 21 " +
  "22 23 22 23*2 24 22 21 20 22*2 23*2 21 23 22*2 24 21 22 23*2 21*2 22 21 23 22 23*2 20 22*3 23 22*2 23 26*2 20 19 22 23 " +
  "22 25 26*3 27*2 26 24 25 19 21 26 27*2 26 27 24 21*2 26*2 28 27*3 20 24 20 21 22 21*2 23 22*2 25*2 24*2 26 23 26 27 26*2 " +
  "27*5 28 27*5 26";

const MAX_CODE_LENGTH = 30;

/** The bytes whose codes have one length. */
interface CodesOfLength {
  /** The first code of this length. */
  readonly first: number;
  readonly bytes: readonly number[];
}

const CODES: readonly CodesOfLength[] = readCodes();

function readCodes(): readonly CodesOfLength[] {
  const lengths = CODE_LENGTHS.split(" ").flatMap((run) => {
    const [length = 0, count = 1] = run.split("*").map(Number);
    return Array.from({ length: count }, () => length);
  });
  const codes: CodesOfLength[] = [];
  let next = 0;
  for (let length = 0; length <= MAX_CODE_LENGTH; length += 1) {
    const bytes = [...lengths.keys()].filter((byte) => lengths[byte] === length);
    codes.push({ first: next, bytes });
    next = (next + bytes.length) * 2;
  }
  return codes;
}

/** Decodes a string of HPACK's Huffman code; undefined when it is none. */
export function decodeHuffman(encoded: Uint8Array): string | undefined {
  const decoded: number[] = [];
  let code = 0;
  let length = 0;
  for (const octet of encoded) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      code = code * 2 + ((octet >> bit) & 1);
      length += 1;
      const { first, bytes } = CODES[length] ?? { first: 0, bytes: [] };
      const byte = bytes[code - first];
      if (byte !== undefined) {
        decoded.push(byte);
        code = 0;
        length = 0;
      } else if (length === MAX_CODE_LENGTH) return undefined;
    }
  }
  // The last octet is filled up with ones.
  return length < 8 && code === 2 ** length - 1 ? Buffer.from(decoded).toString("latin1") : undefined;
}
