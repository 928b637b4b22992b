import { delimiter } from "node:path";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";

/**
 * Variables that a child gets from the user's environment. An allow-list, because every list of dangerous ones
 * (credentials, proxies, back-end addresses, `TF_VAR_*`, `TF_CLI_ARGS`) becomes outdated.
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
  /** Home of the child: no credentials, no configuration. */
  readonly home: string;
  /** Temporary files of the child; deleted with the session. */
  readonly temporary: string;
  /** An empty file: Terraform must not read the user's own. */
  readonly terraformConfiguration: string;
  /** Folders before PATH, the first one with precedence. */
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
