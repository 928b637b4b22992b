import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** Keeps one state in memory, for Terraform's http back end. */
export interface StateServer {
  readonly address: string;
  /** Number of times that the state was written. */
  readonly writes: number;
  close(): Promise<void>;
}

export async function startStateServer(): Promise<StateServer> {
  let state: string | undefined;
  let writes = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.method === "POST") {
      state = body;
      writes += 1;
    }
    const result = request.method === "GET" ? state : "";
    response.statusCode = result === undefined ? 404 : 200;
    response.end(result);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return {
    address: `http://127.0.0.1:${bound.port}/state`,
    get writes() {
      return writes;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
