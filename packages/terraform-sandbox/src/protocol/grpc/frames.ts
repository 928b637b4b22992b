/** Frame types and flags of https://www.rfc-editor.org/rfc/rfc9113#section-6 */
export const FRAME = {
  data: 0,
  headers: 1,
  priority: 2,
  resetStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

export const FLAG = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 32 } as const;

export const SETTING = { initialWindowSize: 4, maxFrameSize: 5 } as const;

/** First bytes that a client sends. */
export const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "latin1");

/** The largest payload that a peer may send before it was allowed more. */
export const DEFAULT_FRAME_SIZE = 16_384;

const HEADER_SIZE = 9;

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

/** A connection that breaks the protocol. */
export class FrameError extends Error {}

/** Takes whole frames off the bytes of a connection. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);
  private isOpened = false;

  /** The frames that are complete with this chunk. */
  *read(chunk: Buffer): Generator<Frame> {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    if (!this.isOpened && !this.readPreface()) return;
    while (this.rest.length >= HEADER_SIZE) {
      const size = this.rest.readUIntBE(0, 3);
      if (size > DEFAULT_FRAME_SIZE) throw new FrameError(`a frame of ${size} octets is too large`);
      if (this.rest.length < HEADER_SIZE + size) return;
      const frame = {
        type: this.rest.readUInt8(3),
        flags: this.rest.readUInt8(4),
        stream: this.rest.readUInt32BE(5) & 0x7fffffff,
        payload: this.rest.subarray(HEADER_SIZE, HEADER_SIZE + size),
      };
      this.rest = this.rest.subarray(HEADER_SIZE + size);
      yield frame;
    }
  }

  private readPreface(): boolean {
    const received = this.rest.subarray(0, PREFACE.length);
    if (!received.equals(PREFACE.subarray(0, received.length))) throw new FrameError("this is no HTTP/2");
    if (received.length < PREFACE.length) return false;
    this.isOpened = true;
    this.rest = this.rest.subarray(PREFACE.length);
    return true;
  }
}

/** A frame as it is sent. */
export function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const header = Buffer.allocUnsafe(HEADER_SIZE);
  header.writeUIntBE(payload.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(flags, 4);
  header.writeUInt32BE(stream, 5);
  return payload.length === 0 ? header : Buffer.concat([header, payload]);
}

/** The payload without its padding, and without the priority that HEADERS may hold. */
export function content({ type, flags, payload }: Frame): Buffer {
  const isPadded = (flags & FLAG.padded) !== 0;
  const hasPriority = type === FRAME.headers && (flags & FLAG.priority) !== 0;
  const start = (isPadded ? 1 : 0) + (hasPriority ? 5 : 0);
  const end = payload.length - (isPadded ? (payload[0] ?? 0) : 0);
  if (end < start) throw new FrameError("a frame is shorter than its padding");
  return payload.subarray(start, end);
}

/** The pairs of a SETTINGS frame. */
export function settings(payload: Buffer): readonly (readonly [id: number, value: number])[] {
  if (payload.length % 6 !== 0) throw new FrameError("a SETTINGS frame is not whole");
  return Array.from({ length: payload.length / 6 }, (_, index) => [
    payload.readUInt16BE(index * 6),
    payload.readUInt32BE(index * 6 + 2),
  ]);
}
