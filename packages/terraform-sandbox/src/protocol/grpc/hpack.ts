import { decodeHuffman } from "./huffman";

/** A header block that cannot be read; what follows on its connection cannot be either. */
export class HeaderError extends Error {}

export type Header = readonly [name: string, value: string];

/** https://www.rfc-editor.org/rfc/rfc7541#appendix-A */
const STATIC_NAMES =
  ":authority :method :method :path :path :scheme :scheme :status :status :status :status :status :status :status " +
  "accept-charset accept-encoding accept-language accept-ranges accept access-control-allow-origin age allow authorization " +
  "cache-control content-disposition content-encoding content-language content-length content-location content-range " +
  "content-type cookie date etag expect expires from host if-match if-modified-since if-none-match if-range " +
  "if-unmodified-since last-modified link location max-forwards proxy-authenticate proxy-authorization range referer " +
  "refresh retry-after server set-cookie strict-transport-security transfer-encoding user-agent vary via www-authenticate";

const STATIC_VALUES: { readonly [index: number]: string } = {
  2: "GET",
  3: "POST",
  4: "/",
  5: "/index.html",
  6: "http",
  7: "https",
  8: "200",
  9: "204",
  10: "206",
  11: "304",
  12: "400",
  13: "404",
  14: "500",
  16: "gzip, deflate",
};

const STATIC: readonly Header[] = STATIC_NAMES.split(" ").map(
  (name, index): Header => [name, STATIC_VALUES[index + 1] ?? ""],
);

const MAX_TABLE_SIZE = 4096;
/** Octets that an entry counts beyond its texts. */
const ENTRY_OVERHEAD = 32;

/** Decodes the header blocks of one connection (RFC 7541). */
export class HeaderDecoder {
  /** Newest first. */
  private readonly table: Header[] = [];
  private tableSize = 0;
  private maxSize = MAX_TABLE_SIZE;
  private block: Uint8Array = new Uint8Array();
  private offset = 0;

  decode(block: Uint8Array): readonly Header[] {
    this.block = block;
    this.offset = 0;
    const headers: Header[] = [];
    while (this.offset < block.length) {
      const first = block[this.offset] ?? 0;
      if (first >= 0x80) headers.push(this.entry(this.integer(7)));
      else if (first >= 0x40) headers.push(this.add(this.literal(6)));
      else if (first >= 0x20) this.resize(this.integer(5));
      else headers.push(this.literal(4));
    }
    return headers;
  }

  private entry(index: number): Header {
    const header = index <= STATIC.length ? STATIC[index - 1] : this.table[index - STATIC.length - 1];
    if (header === undefined) throw new HeaderError(`no header has the index ${index}`);
    return header;
  }

  private literal(prefix: number): Header {
    const index = this.integer(prefix);
    const name = index === 0 ? this.text() : this.entry(index)[0];
    return [name, this.text()];
  }

  private add(header: Header): Header {
    this.table.unshift(header);
    this.tableSize += sizeOf(header);
    this.evict();
    return header;
  }

  private resize(size: number): void {
    if (size > MAX_TABLE_SIZE) throw new HeaderError(`a table of ${size} octets is too large`);
    this.maxSize = size;
    this.evict();
  }

  private evict(): void {
    while (this.tableSize > this.maxSize) {
      const oldest = this.table.pop();
      if (oldest === undefined) return;
      this.tableSize -= sizeOf(oldest);
    }
  }

  private text(): string {
    const isHuffman = (this.block[this.offset] ?? 0) >= 0x80;
    const length = this.integer(7);
    const end = this.offset + length;
    if (end > this.block.length) throw new HeaderError("a text is longer than its block");
    const octets = this.block.subarray(this.offset, end);
    this.offset = end;
    const text = isHuffman ? decodeHuffman(octets) : Buffer.from(octets).toString("latin1");
    if (text === undefined) throw new HeaderError("a text is not Huffman coded");
    return text;
  }

  /** An integer whose first octet has this many bits for it. */
  private integer(prefix: number): number {
    const max = 2 ** prefix - 1;
    let value = this.octet() & max;
    if (value < max) return value;
    for (let factor = 1; ; factor *= 128) {
      const octet = this.octet();
      value += (octet & 0x7f) * factor;
      if (value > 0xffffffff) throw new HeaderError("an integer is too large");
      if (octet < 0x80) return value;
    }
  }

  private octet(): number {
    const octet = this.block[this.offset];
    if (octet === undefined) throw new HeaderError("the block ends too early");
    this.offset += 1;
    return octet;
  }
}

function sizeOf([name, value]: Header): number {
  return name.length + value.length + ENTRY_OVERHEAD;
}

/** The longest text whose length is one octet. */
const SHORT = 0x7e;

/** Encodes headers as literals without an entry in a table. */
export function encodeHeaders(headers: readonly Header[]): Buffer {
  return Buffer.concat(headers.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

function text(value: string): Buffer {
  const octets = Buffer.from(value, "latin1");
  if (octets.length <= SHORT) return Buffer.concat([Buffer.from([octets.length]), octets]);
  const length: number[] = [SHORT + 1];
  let rest = octets.length - (SHORT + 1);
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) length.push((rest % 0x80) | 0x80);
  length.push(rest);
  return Buffer.concat([Buffer.from(length), octets]);
}
