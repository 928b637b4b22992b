import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import type { TerraformBinary } from "@infra-tools/runtime/terraform/find";
import { environmentView } from "../cloud/environment-view";
import { type FileWorld, openFileWorld } from "../cloud/file-world";
import { type AttachService, startAttachService } from "./attach-service";
import { childEnvironment } from "./child-environment";
import { type Layout, layoutOf } from "./layout";
import { overrideBackend } from "./override";
import { type ProviderSet, type Providers, startProviderSet } from "./provider-set";
import { writeShim } from "./shim";

export interface SessionOptions {
  /** The sandbox's folder; created when missing. */
  readonly folder: string;
  readonly terraform: TerraformBinary;
  readonly providers: Providers;
  /** The user's environment; only what an allow-list names reaches a child. */
  readonly env: EnvironmentVariables;
  /** Put before the user's PATH, behind the stand-in for Terraform. */
  readonly programs?: readonly string[];
  /** For tests: set in the child's environment last of all. */
  readonly extraEnvironment?: EnvironmentVariables;
  readonly signal?: AbortSignal;
  /** Told when another process works in this sandbox and must be waited for. */
  readonly onWait?: (owner: number) => void;
}

/** Terraform's runs here are short: collecting garbage less often saves a tenth of its processor time. */
const RARE_COLLECTION = "400";

/** A sandbox that is open: its world is locked, its sockets exist, programs can be run in it. */
export interface Session {
  readonly layout: Layout;
  readonly world: FileWorld;
  readonly terraform: TerraformBinary;
  /** Goes with the session, and only this user may read it: the place for plan files. */
  readonly temporary: string;
  readonly signal: AbortSignal | undefined;
  /** For programs that find Terraform by themselves, like cdktf. */
  readonly env: EnvironmentVariables;
  /** Runs Terraform's caller with providers of its own, which end with it. */
  attached<T>(environment: string, use: (env: EnvironmentVariables) => Promise<T>): Promise<T>;
  /** Requests that providers have answered in this session. */
  requests(): number;
}

/** Opens a sandbox, lets `use` work in it, and leaves no process, socket, lock or temporary folder behind. */
export async function withSession<T>(
  options: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const layout = layoutOf(realpathSync(options.folder));
  const world = await openFileWorld(layout.world, {
    ...(options.onWait === undefined ? {} : { onWait: options.onWait }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  try {
    const temporary = createTemporaryFolder();
    try {
      return await runSession(options, layout, world, temporary.path, use);
    } finally {
      temporary.remove();
    }
  } finally {
    world.close();
  }
}

async function runSession<T>(
  options: SessionOptions,
  layout: Layout,
  world: FileWorld,
  temporary: string,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const sets: ProviderSet[] = [];
  const start = async (environment: string): Promise<ProviderSet> => {
    const set = await startProviderSet(options.providers, environmentView(world, environment), temporary);
    sets.push(set);
    return set;
  };
  const attachSocket = join(temporary, "attach");
  const service = await startAttachService(attachSocket, async (stackFolder) => {
    const folder = realpathSync(stackFolder);
    overrideBackend(layout, folder);
    return (await start(basename(folder))).reattach;
  });
  try {
    const env = prepareEnvironment(options, temporary, attachSocket);
    return await use({
      layout,
      world,
      terraform: options.terraform,
      temporary,
      signal: options.signal,
      env: {
        ...env,
        CDKTF_OUTDIR: layout.synthesized,
        // cdktf takes every option from a variable too, so nothing must be added to its command line.
        CDKTF_OUTPUT: layout.synthesized,
        CDKTF_SKIP_PROVIDER_LOCK: "true",
        CDKTF_LOG_FILE_DIRECTORY: temporary,
      },
      async attached(environment, run) {
        overrideBackend(layout, layout.stack(environment));
        const set = await start(environment);
        try {
          return await run({ ...env, GOGC: RARE_COLLECTION, TF_REATTACH_PROVIDERS: set.reattach });
        } finally {
          await set.close();
        }
      },
      requests: () => sets.reduce((sum, set) => sum + set.requests(), 0),
    });
  } finally {
    await closeAll(service, sets);
  }
}

function prepareEnvironment(
  options: SessionOptions,
  temporary: string,
  attachSocket: string,
): EnvironmentVariables {
  const home = join(temporary, "home");
  const child = join(temporary, "tmp");
  mkdirSync(home);
  mkdirSync(child);
  const terraformConfiguration = join(temporary, "terraform.rc");
  writeFileSync(terraformConfiguration, "");
  const programs = join(temporary, "bin");
  const shim = writeShim(programs, options.terraform.path, attachSocket);
  return {
    ...childEnvironment(options.env, {
      home,
      temporary: child,
      terraformConfiguration,
      programs: [programs, ...(options.programs ?? [])],
    }),
    TERRAFORM_BINARY_NAME: shim,
    CDKTF_HOME: home,
    ...options.extraEnvironment,
  };
}

async function closeAll(service: AttachService, sets: readonly ProviderSet[]): Promise<void> {
  await Promise.all([service.close(), ...sets.map((set) => set.close())]);
}
