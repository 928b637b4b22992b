import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  PROVIDERS,
  type ProviderName,
  type RunningProvider,
  type SecretSource,
  startProvider,
} from "../../src/server";
import { MemoryCloud } from "./memory-cloud";

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

export interface Workspace {
  readonly folder: string;
  readonly cloud: MemoryCloud;
  readonly providers: readonly RunningProvider[];
  configure(configuration: object): void;
  terraform(...args: string[]): Promise<Outcome>;
  /** The saved plan `name` as JSON. */
  show(name?: string): Promise<Shown>;
  close(): Promise<void>;
}

/** Output of `terraform show -json`, as far as tests look at it. */
export interface Shown {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
      readonly after_unknown: unknown;
      readonly after_sensitive: unknown;
      readonly replace_paths?: unknown;
    };
  }[];
  readonly [key: string]: unknown;
}

/** A folder in which the real Terraform works against the sandbox's providers. */
export async function workspace(
  options: {
    readonly providers?: readonly ProviderName[];
    readonly secrets?: SecretSource;
    readonly cloud?: MemoryCloud;
  } = {},
): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), "sb-"));
  const cloud = options.cloud ?? new MemoryCloud();
  const providers = await Promise.all(
    (options.providers ?? PROVIDERS).map((provider) =>
      startProvider({
        provider,
        socketPath: join(folder, `${provider}.sock`),
        cloud,
        ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
      }),
    ),
  );
  const reattach = Object.fromEntries(
    providers.map(({ address, socketPath }) => [
      address,
      {
        Protocol: "grpc",
        ProtocolVersion: 6,
        Pid: process.pid,
        Test: true,
        Addr: { Network: "unix", String: socketPath },
      },
    ]),
  );
  const environment = {
    PATH: process.env["PATH"],
    HOME: folder,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    // As in a session.
    GOGC: "400",
    TF_REATTACH_PROVIDERS: JSON.stringify(reattach),
  };
  const terraform = (...args: string[]): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const child = spawn("terraform", args, { cwd: folder, env: environment });
      const chunks: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
      child.on("error", reject);
      child.on("close", (code) =>
        resolve({ code: code ?? -1, output: Buffer.concat(chunks).toString("utf8") }),
      );
    });
  return {
    folder,
    cloud,
    providers,
    configure: (configuration) => writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration)),
    terraform,
    show: async (name = "plan") => JSON.parse((await terraform("show", "-json", name)).output),
    close: async () => {
      await Promise.all(providers.map((provider) => provider.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
