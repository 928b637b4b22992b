import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { REAL_HTTP } from "../../src/http/http-port";
import type { RetryPolicy } from "../../src/http/retry";
import { type HttpRequest, type Network, NoAnswerError, send } from "../../src/http/send";

/** Answer of the server to one request: a status, or what it does to the connection. */
type Turn = number | "cut" | "half" | "hang" | { readonly status: number; readonly retryAfter: string };

const RETRY: RetryPolicy = { attempts: 3, firstPauseMs: 500, longestPauseMs: 9_000 };
const NOW = Date.parse("2026-11-23T06:00:00Z");

let server: Server;
let turns: Turn[];
let pauses: number[];
let served: number;

beforeEach(async () => {
  turns = [];
  pauses = [];
  served = 0;
  server = createServer((_request, response) => {
    served += 1;
    reply(response, turns.shift() ?? 200);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function reply(response: ServerResponse, turn: Turn): void {
  if (turn === "hang") return;
  if (turn === "cut") {
    response.destroy();
  } else if (turn === "half") {
    response.writeHead(200, { "content-length": "100" });
    response.write("the first half", () => response.destroy());
  } else if (typeof turn === "number") {
    response.writeHead(turn).end(`answer ${turn}`);
  } else {
    response.writeHead(turn.status, { "retry-after": turn.retryAfter }).end();
  }
}

function ask(request: Partial<HttpRequest> = {}, network: Partial<Network> = {}) {
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/`);
  const sleep = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
  };
  return send(
    { method: "GET", url, repeatable: true, ...request },
    { http: { ...REAL_HTTP, sleep, now: () => NOW }, retry: RETRY, ...network },
  );
}

describe("a request that may be repeated", () => {
  test.each<Turn>([429, 500, 502, 503, "cut", "half"])("is sent again after %s", async (turn) => {
    turns = [turn, turn];
    await expect(ask()).resolves.toMatchObject({ status: 200, ok: true, text: "answer 200" });
    expect({ served, pauses }).toEqual({ served: 3, pauses: [500, 1_000] });
  });

  test.each([400, 401, 403, 404, 409])("is not sent again after %s, which will stay so", async (status) => {
    turns = [status];
    await expect(ask()).resolves.toMatchObject({ status, ok: false });
    expect(served).toBe(1);
  });

  test("is given up after the last attempt, with the last answer or none", async () => {
    turns = [500, 502, 503, 200];
    await expect(ask()).resolves.toMatchObject({ status: 503 });
    expect(served).toBe(3);
    turns = ["cut", "cut", "cut"];
    await expect(ask()).rejects.toThrow(NoAnswerError);
    expect(served).toBe(6);
  });

  test.each([
    ["in seconds", "3", 3_000],
    ["as a date", "Mon, 23 Nov 2026 06:00:04 GMT", 4_000],
    ["longer than is bearable", "86400", 9_000],
    ["in a way that nobody understands", "soon", 500],
    ["for a time that is over", "Mon, 23 Nov 2026 05:00:00 GMT", 0],
  ])("waits as the server asks %s", async (_how, retryAfter, pause) => {
    turns = [{ status: 429, retryAfter }];
    await ask();
    expect(pauses).toEqual([pause]);
  });

  test("that nobody answers is given up in time and sent again", async () => {
    turns = ["hang"];
    await expect(ask({}, { retry: { ...RETRY, longestAttemptMs: 100 } })).resolves.toMatchObject({
      ok: true,
    });
    turns = ["hang", "hang", "hang"];
    await expect(ask({}, { retry: { ...RETRY, longestAttemptMs: 100 } })).rejects.toThrow("took too long");
  });
});

describe("a request with an effect each time", () => {
  const POST = { method: "POST", body: "{}", repeatable: false };

  test.each<Turn>([500, 503])(
    "is sent once when the answer is %s: it may have been carried out",
    async (turn) => {
      turns = [turn];
      await expect(ask(POST)).resolves.toMatchObject({ ok: false });
      expect(served).toBe(1);
    },
  );

  test.each<Turn>(["cut", "half"])("is sent once when its answer is lost: %s", async (turn) => {
    turns = [turn];
    await expect(ask(POST)).rejects.toThrow(NoAnswerError);
    expect(served).toBe(1);
  });

  test("is sent again after 429, which was refused at the door", async () => {
    turns = [429];
    await expect(ask(POST)).resolves.toMatchObject({ ok: true });
    expect(served).toBe(2);
  });
});

test("an interruption ends the pause between attempts", async () => {
  turns = [{ status: 503, retryAfter: "9" }];
  const controller = new AbortController();
  const asked = ask({}, { http: REAL_HTTP, signal: controller.signal });
  setTimeout(() => controller.abort(), 200);
  await expect(asked).rejects.toThrow(/abort/i);
  // The pause would have ended with a second attempt.
  expect(served).toBe(1);
});

test("an error shows no header", async () => {
  const asked = ask({ headers: { authorization: "Bearer the\nsecret" } });
  await expect(asked).rejects.toThrow("could not be sent");
  await expect(asked).rejects.not.toThrow("secret");
});
