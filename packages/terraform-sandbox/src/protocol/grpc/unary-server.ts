import type { Socket } from "node:net";
import {
  content,
  DEFAULT_FRAME_SIZE,
  FLAG,
  FRAME,
  type Frame,
  FrameReader,
  frame,
  SETTING,
  settings,
} from "./frames";
import { encodeHeaders, HeaderDecoder } from "./hpack";

/** Status codes of gRPC: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
export const STATUS = {
  ok: 0,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

/** An answer: a message, or a status that says why there is none. */
export type Reply = { readonly message: Buffer } | { readonly status: number; readonly details: string };

export type Respond = (path: string, message: Buffer) => Reply;

/** A request that is not complete yet. */
interface Request {
  readonly path: string;
  readonly parts: Buffer[];
  size: number;
}

/** Frames that wait for the client to take more. */
interface Answer {
  rest: Buffer;
  window: number;
  readonly trailers: Buffer;
}

const MAX_WINDOW = 0x7fffffff;
const DEFAULT_WINDOW = 65_535;
/** Octets of a message's length and its flag of compression. */
const PREFIX_SIZE = 5;

const HEADERS = encodeHeaders([
  [":status", "200"],
  ["content-type", "application/grpc"],
]);
const OK_TRAILERS = encodeHeaders([["grpc-status", String(STATUS.ok)]]);

/**
 * Serves unary gRPC on one connection. Written by hand because a plan of a thousand resources is three thousand small calls,
 * in which Node's HTTP/2 streams with a gRPC library on top took more time than the answers. Each answer is sent at
 * once; what the client's flow control does not take yet waits.
 */
export function serveUnary(socket: Socket, maxRequest: number, respond: Respond): void {
  const connection = new Connection(socket, maxRequest, respond);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => connection.receive(chunk));
}

class Connection {
  private readonly reader = new FrameReader();
  private readonly decoder = new HeaderDecoder();
  private readonly requests = new Map<number, Request>();
  private readonly answers = new Map<number, Answer>();
  /** Parts of a header block that CONTINUATION frames go on with. */
  private block: Buffer[] = [];
  private window = DEFAULT_WINDOW;
  private streamWindow = DEFAULT_WINDOW;
  private frameSize = DEFAULT_FRAME_SIZE;
  private received = 0;
  private output: Buffer[] = [];

  constructor(
    private readonly socket: Socket,
    private readonly maxRequest: number,
    private readonly respond: Respond,
  ) {
    this.send(FRAME.settings, 0, 0, pair(SETTING.initialWindowSize, MAX_WINDOW));
    this.send(FRAME.windowUpdate, 0, 0, uint32(MAX_WINDOW - DEFAULT_WINDOW));
    this.flush();
  }

  receive(chunk: Buffer): void {
    try {
      for (const each of this.reader.read(chunk)) this.take(each);
    } catch {
      // Whatever it is, it is not the protocol; nothing after it can be understood.
      this.socket.destroy();
      return;
    }
    this.flush();
  }

  private take(received: Frame): void {
    const { type, flags, stream, payload } = received;
    switch (type) {
      case FRAME.headers:
      case FRAME.continuation:
        this.block.push(type === FRAME.headers ? content(received) : payload);
        if ((flags & FLAG.endHeaders) !== 0) this.open(stream);
        if (type === FRAME.headers && (flags & FLAG.endStream) !== 0) this.end(stream);
        break;
      case FRAME.data:
        this.takeData(stream, content(received), payload.length);
        if ((flags & FLAG.endStream) !== 0) this.end(stream);
        break;
      case FRAME.settings:
        if ((flags & FLAG.ack) === 0) this.takeSettings(payload);
        break;
      case FRAME.ping:
        if ((flags & FLAG.ack) === 0) this.send(FRAME.ping, FLAG.ack, 0, payload);
        break;
      case FRAME.windowUpdate:
        this.widen(stream, payload.readUInt32BE(0) & MAX_WINDOW);
        break;
      case FRAME.resetStream:
        this.requests.delete(stream);
        this.answers.delete(stream);
        break;
    }
  }

  private open(stream: number): void {
    const block = this.block.length === 1 ? this.block[0] : Buffer.concat(this.block);
    this.block = [];
    const headers = this.decoder.decode(block ?? Buffer.alloc(0));
    const path = headers.find(([name]) => name === ":path")?.[1] ?? "";
    this.requests.set(stream, { path, parts: [], size: 0 });
  }

  private takeData(stream: number, part: Buffer, octets: number): void {
    this.received += octets;
    if (this.received > MAX_WINDOW / 2) {
      this.send(FRAME.windowUpdate, 0, 0, uint32(this.received));
      this.received = 0;
    }
    const request = this.requests.get(stream);
    if (request === undefined) return;
    request.size += part.length;
    if (request.size > this.maxRequest) {
      this.requests.delete(stream);
      this.fail(stream, STATUS.resourceExhausted, `the message has more than ${this.maxRequest} octets`);
    } else request.parts.push(part);
  }

  private end(stream: number): void {
    const request = this.requests.get(stream);
    if (request === undefined) return;
    this.requests.delete(stream);
    const reply = this.answer(request);
    if ("status" in reply) this.fail(stream, reply.status, reply.details);
    else this.succeed(stream, reply.message);
  }

  private answer({ path, parts }: Request): Reply {
    const body = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    if (body === undefined || body.length < PREFIX_SIZE || body.readUInt32BE(1) !== body.length - PREFIX_SIZE)
      return { status: STATUS.internal, details: "the request has no message" };
    if (body[0] !== 0) return { status: STATUS.unimplemented, details: "messages are not compressed here" };
    return this.respond(path, body.subarray(PREFIX_SIZE));
  }

  private succeed(stream: number, message: Buffer): void {
    this.send(FRAME.headers, FLAG.endHeaders, stream, HEADERS);
    const prefix = Buffer.alloc(PREFIX_SIZE);
    prefix.writeUInt32BE(message.length, 1);
    const answer = {
      rest: Buffer.concat([prefix, message]),
      window: this.streamWindow,
      trailers: OK_TRAILERS,
    };
    this.answers.set(stream, answer);
    this.proceed(stream, answer);
  }

  private fail(stream: number, status: number, details: string): void {
    const trailers = encodeHeaders([
      [":status", "200"],
      ["content-type", "application/grpc"],
      ["grpc-status", String(status)],
      ["grpc-message", encodeURIComponent(details)],
    ]);
    this.send(FRAME.headers, FLAG.endHeaders | FLAG.endStream, stream, trailers);
  }

  /** Sends as much of an answer as the client takes. */
  private proceed(stream: number, answer: Answer): void {
    while (answer.rest.length > 0) {
      const size = Math.min(answer.rest.length, answer.window, this.window, this.frameSize);
      if (size <= 0) return;
      this.send(FRAME.data, 0, stream, answer.rest.subarray(0, size));
      answer.rest = answer.rest.subarray(size);
      answer.window -= size;
      this.window -= size;
    }
    this.send(FRAME.headers, FLAG.endHeaders | FLAG.endStream, stream, answer.trailers);
    this.answers.delete(stream);
  }

  private takeSettings(payload: Buffer): void {
    for (const [id, value] of settings(payload)) {
      if (id === SETTING.maxFrameSize) this.frameSize = value;
      if (id !== SETTING.initialWindowSize) continue;
      for (const answer of this.answers.values()) answer.window += value - this.streamWindow;
      this.streamWindow = value;
    }
    this.send(FRAME.settings, FLAG.ack, 0, Buffer.alloc(0));
    this.proceedAll();
  }

  private widen(stream: number, octets: number): void {
    const answer = this.answers.get(stream);
    if (stream === 0) this.window += octets;
    else if (answer !== undefined) answer.window += octets;
    this.proceedAll();
  }

  private proceedAll(): void {
    for (const [stream, answer] of this.answers) this.proceed(stream, answer);
  }

  private send(type: number, flags: number, stream: number, payload: Buffer): void {
    this.output.push(frame(type, flags, stream, payload));
  }

  /** Writes all frames in one piece: each write is a call into the system. */
  private flush(): void {
    if (this.output.length === 0 || this.socket.destroyed) return;
    this.socket.write(this.output.length === 1 ? (this.output[0] ?? "") : Buffer.concat(this.output));
    this.output = [];
  }
}

function uint32(value: number): Buffer {
  const buffer = Buffer.allocUnsafe(4);
  buffer.writeUInt32BE(value, 0);
  return buffer;
}

function pair(setting: number, value: number): Buffer {
  const id = Buffer.allocUnsafe(2);
  id.writeUInt16BE(setting, 0);
  return Buffer.concat([id, uint32(value)]);
}
