import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import type { TerraformBinary } from "@infra-tools/runtime/terraform/find";
import { initialize } from "@infra-tools/runtime/terraform/terraform";
import { environmentView } from "../cloud/environment-view";
import { type FileCloud, openFileCloud } from "../cloud/file-cloud";
import { type AttachService, startAttachService } from "./attach-service";
import { childEnvironment } from "./child-environment";
import { findIsolation, type Isolation, writeIsolated } from "./isolation";
import { type Layout, layoutOf } from "./layout";
import { namedTypes } from "./named-types";
import { overrideBackend } from "./override";
import { type ProviderSet, type Providers, startProviderSet } from "./provider-set";
import { writeShim } from "./shim";

export interface SessionOptions {
  /** The sandbox's folder; created when missing. */
  readonly folder: string;
  /** Folder of the stacks; that of the app's output when left out. */
  readonly stacks?: string | undefined;
  readonly terraform: TerraformBinary;
  readonly providers: Providers;
  /** The user's environment; a child gets the allowed variables only. */
  readonly env: EnvironmentVariables;
  /** Folders before the user's PATH, after the one of the sandbox's `terraform`. */
  readonly programs?: readonly string[];
  /** Variables of the child that override all others; for tests. */
  readonly extraEnvironment?: EnvironmentVariables;
  readonly signal?: AbortSignal;
  /** Seed of generated ids and passwords; the sandbox keeps its own when left out. */
  readonly seed?: string;
  /** Called when another process uses this sandbox, before waiting for it. */
  readonly onWait?: (owner: number) => void;
}

/** Runs are short: less frequent garbage collection saves a tenth of Terraform's processor time. */
const RARE_COLLECTION = "400";

/** An open sandbox: its cloud is locked, its sockets exist, programs can run in it. */
export interface Session {
  readonly layout: Layout;
  readonly cloud: FileCloud;
  /** Terraform without a network, where the system allows it. */
  readonly terraform: TerraformBinary;
  /** Words before a program that take the network from it; empty where the system does not allow that. */
  readonly isolation: Isolation;
  /** Folder for plan files: private to this user and deleted with the session. */
  readonly temporary: string;
  readonly signal: AbortSignal | undefined;
  /** Environment of programs that look up Terraform, such as cdktf. */
  readonly env: EnvironmentVariables;
  /** Calls `use` with providers of its own, which are closed afterwards. */
  attached<T>(environment: string, use: (env: EnvironmentVariables) => Promise<T>): Promise<T>;
  /** Loads what providers need, so that the first one starts quickly. */
  warmUp(): Promise<void>;
  /** Number of requests to providers in this session. */
  requests(): number;
}

/** Opens a sandbox, lets `use` work in it, and leaves no process, socket, lock or temporary folder behind. */
export async function withSession<T>(
  options: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const layout = layoutOf(realpathSync(options.folder), options.stacks);
  const cloud = await openFileCloud(layout.cloud, {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.onWait === undefined ? {} : { onWait: options.onWait }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  try {
    const temporary = createTemporaryFolder();
    try {
      return await runSession(options, layout, cloud, temporary.path, use);
    } finally {
      temporary.remove();
    }
  } finally {
    cloud.close();
  }
}

async function runSession<T>(
  options: SessionOptions,
  layout: Layout,
  cloud: FileCloud,
  temporary: string,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const sets: ProviderSet[] = [];
  const start = async (environment: string, types?: ReadonlySet<string>): Promise<ProviderSet> => {
    const view = environmentView(cloud, environment);
    const set = await startProviderSet(options.providers, view, temporary, types);
    sets.push(set);
    return set;
  };
  const isolation = (await findIsolation(options.env)) ?? [];
  const terraform =
    isolation.length === 0
      ? options.terraform
      : { ...options.terraform, path: writeIsolated(temporary, options.terraform.path, isolation) };
  const attachSocket = join(temporary, "attach");
  const env = prepareEnvironment(options, temporary, attachSocket);
  const service = await startAttachService(attachSocket, async (stackFolder, command) => {
    const folder = realpathSync(stackFolder);
    overrideBackend(layout, folder);
    const { reattach } = await start(basename(folder));
    if (command !== "init")
      await initializeFresh({ ...options, terraform }, folder, { ...env, TF_REATTACH_PROVIDERS: reattach });
    return reattach;
  });
  try {
    return await use({
      layout,
      cloud,
      terraform,
      isolation,
      temporary,
      signal: options.signal,
      env: {
        ...env,
        CDKTF_OUTDIR: layout.synthesized,
        // cdktf reads its options from variables too, so its command line stays as the user wrote it.
        CDKTF_OUTPUT: layout.synthesized,
        CDKTF_SKIP_PROVIDER_LOCK: "true",
        CDKTF_LOG_FILE_DIRECTORY: temporary,
      },
      async attached(environment, run) {
        overrideBackend(layout, layout.stack(environment));
        const types = namedTypes(layout.stack(environment), layout.state(environment));
        const set = await start(environment, types);
        try {
          return await run({ ...env, GOGC: RARE_COLLECTION, TF_REATTACH_PROVIDERS: set.reattach });
        } finally {
          await set.close();
        }
      },
      warmUp: async () => options.providers.warmUp?.(),
      requests: () => sets.reduce((sum, set) => sum + set.requests(), 0),
    });
  } finally {
    await closeAll(service, sets);
  }
}

/** Runs `terraform init` in a folder where nobody has yet. */
async function initializeFresh(
  { terraform, signal }: SessionOptions,
  folder: string,
  env: EnvironmentVariables,
): Promise<void> {
  if (existsSync(join(folder, ".terraform"))) return;
  const environment = basename(folder);
  await initialize({
    binary: terraform.path,
    folder,
    env,
    environment,
    ...(signal === undefined ? {} : { signal }),
  });
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
  // A provider that is not simulated is looked for in an empty folder, and nowhere else.
  const mirror = join(temporary, "providers");
  mkdirSync(mirror);
  writeFileSync(
    terraformConfiguration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
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
