import { createServer, type Socket } from "node:net";
import { formatProblem, ProblemError } from "@infra-tools/runtime/problem";

/** Prepares a stack's folder for a command of Terraform and returns the value of `TF_REATTACH_PROVIDERS`. */
export type Attach = (stackFolder: string, command: string) => Promise<string>;

export interface AttachService {
  close(): Promise<void>;
}

/** Bytes of a request: the command and the folder, each on a line. */
const MAX_REQUEST = 8192;

/**
 * Serves the wrapper scripts of Terraform (`shim.ts`) on a unix socket: each run of Terraform that another program
 * starts gets providers of its own. The answer is `ok <value>` or `no <reason>`.
 */
export async function startAttachService(socketPath: string, attach: Attach): Promise<AttachService> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    let request = "";
    open.add(connection);
    connection.on("close", () => open.delete(connection));
    connection.setEncoding("utf8");
    // A closed client needs no answer.
    connection.on("error", () => connection.destroy());
    connection.on("data", (chunk: string) => {
      request += chunk;
      if (request.length > MAX_REQUEST) connection.destroy();
    });
    connection.on("end", () => {
      const [command = "", ...folder] = request.split("\n");
      attach(folder.join("\n"), command).then(
        (value) => connection.end(`ok ${value}`),
        (error: unknown) => connection.end(`no ${reason(error)}`),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const connection of open) connection.destroy();
      }),
  };
}

function reason(error: unknown): string {
  if (error instanceof ProblemError)
    return error.problems.map((problem) => formatProblem(problem)).join("\n");
  return error instanceof Error ? error.message : String(error);
}
