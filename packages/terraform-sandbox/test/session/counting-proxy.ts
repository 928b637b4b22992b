import { createServer } from "node:net";

/** A proxy that answers nothing and counts who asks. */
export interface CountingProxy {
  readonly env: Readonly<Record<string, string>>;
  connections(): number;
  close(): Promise<void>;
}

export async function startCountingProxy(): Promise<CountingProxy> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    env: { HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url, NO_PROXY: "", no_proxy: "" },
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
