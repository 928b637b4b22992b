import { delimiter } from "node:path";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";

/**
 * What a child may see of the user's environment. An allow-list, because every list of what is dangerous
 * (credentials, proxies, back-end addresses, `TF_VAR_*`, `TF_CLI_ARGS`) is out of date some day.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  "CI",
  "COLORTERM",
  "COLUMNS",
  "FORCE_COLOR",
  "INFRA_ENVIRONMENTS",
  "LANG",
  "LANGUAGE",
  "LINES",
  "NO_COLOR",
  "PATH",
  "TERM",
  "TF_LOG",
  "TZ",
]);

const ALLOWED_PREFIX = "LC_";

export interface ChildFolders {
  /** Stands in for the user's home: no credentials, no configuration. */
  readonly home: string;
  /** Temporary files of the child; goes with the session. */
  readonly temporary: string;
  /** An empty file: Terraform must not read the user's own. */
  readonly terraformConfiguration: string;
  /** Put before PATH, the first one foremost. */
  readonly programs: readonly string[];
}

/** The whole environment of a program in the sandbox, but for what attaches it to the providers. */
export function childEnvironment(user: EnvironmentVariables, folders: ChildFolders): EnvironmentVariables {
  const kept = Object.entries(user).filter(
    ([name, value]) => value !== undefined && (ALLOWED.has(name) || name.startsWith(ALLOWED_PREFIX)),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: [...folders.programs, user["PATH"] ?? ""].join(delimiter),
    HOME: folders.home,
    TMPDIR: folders.temporary,
    // Terraform and cdktf look for new versions of themselves otherwise.
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    TF_CLI_CONFIG_FILE: folders.terraformConfiguration,
    INFRA_SANDBOX: "1",
  };
}
