/** Wire types of https://protobuf.dev/programming-guides/encoding/ */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

const INITIAL_SIZE = 4096;

/**
 * Writes protobuf fields from the last to the first. The length of a message precedes it, so that forward each level
 * would be copied into the one around it.
 */
export class BackwardWriter {
  private buffer = Buffer.allocUnsafe(INITIAL_SIZE);
  private start = INITIAL_SIZE;

  /** Everything written so far, in forward order. */
  bytes(): Buffer {
    return Buffer.from(this.buffer.subarray(this.start));
  }

  /** A message of the fields that `write` writes, last to first; unlike other fields, an empty one is present. */
  message(field: number, write: () => void): void {
    const end = this.buffer.length - this.start;
    write();
    this.varint(this.buffer.length - this.start - end);
    this.varint((field << 3) | LENGTH_DELIMITED);
  }

  text(field: number, value: string): void {
    if (value === "") return;
    this.message(field, () => {
      const length = Buffer.byteLength(value, "utf8");
      this.reserve(length);
      this.buffer.write(value, this.start, length, "utf8");
    });
  }

  flag(field: number, value: boolean | undefined): void {
    this.number(field, value === true ? 1 : 0);
  }

  number(field: number, value: number): void {
    if (value === 0) return;
    this.varint(value);
    this.varint((field << 3) | VARINT);
  }

  /** Bytes that are encoded already. */
  raw(bytes: Buffer): void {
    this.reserve(bytes.length);
    bytes.copy(this.buffer, this.start);
  }

  private varint(value: number): void {
    let length = 1;
    for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) length += 1;
    this.reserve(length);
    let rest = value;
    for (let index = 0; index < length; index += 1) {
      const isLast = index === length - 1;
      this.buffer[this.start + index] = isLast ? rest : (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
  }

  /** Moves the start back by this many bytes, into a larger buffer where there is no room. */
  private reserve(length: number): void {
    if (length > this.start) {
      const written = this.buffer.length - this.start;
      const larger = Buffer.allocUnsafe(2 * (this.buffer.length + length));
      this.buffer.copy(larger, larger.length - written, this.start);
      this.start = larger.length - written;
      this.buffer = larger;
    }
    this.start -= length;
  }
}
