import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);
const TIMEOUT_MS = 10_000;

/** One tool of the machine: what it is for and whether it will do. */
export interface ToolCheck {
  readonly tool: string;
  readonly ok: boolean;
  /** Without it nothing works; the others are for one purpose only. */
  readonly needed: boolean;
  readonly version: string | undefined;
  readonly purpose: string;
  /** Advice when the tool is missing or too old. */
  readonly fix: string;
}

interface Tool {
  readonly name: string;
  readonly commands: readonly (readonly [string, ...string[]])[];
  readonly minimum: readonly [number, number];
  readonly needed: boolean;
  readonly purpose: string;
  readonly fix: string;
}

const TOOLS: readonly Tool[] = [
  {
    name: "Node",
    commands: [["node", "--version"]],
    minimum: [20, 19],
    needed: true,
    purpose: "everything",
    fix: "install Node 20 LTS or newer",
  },
  {
    name: "Terraform",
    commands: [
      ["terraform", "version"],
      ["tofu", "version"],
    ],
    minimum: [1, 11],
    needed: true,
    purpose: "plan and apply, in the sandbox and for real",
    fix: "install Terraform or OpenTofu 1.11 or newer: write-only arguments need it",
  },
  {
    name: "git",
    commands: [["git", "--version"]],
    minimum: [2, 20],
    needed: false,
    purpose: "preview, comparisons with a base revision, accepted findings",
    fix: "install git 2.20 or newer",
  },
  {
    name: "gcloud auth plugin",
    commands: [["gke-gcloud-auth-plugin", "--version"]],
    minimum: [0, 0],
    needed: false,
    purpose: "the real GKE clusters; the sandbox does without",
    fix: "install gke-gcloud-auth-plugin, a component of the Google Cloud CLI",
  },
  {
    name: "Chromium",
    commands: [
      ["chromium", "--version"],
      ["google-chrome", "--version"],
    ],
    minimum: [0, 0],
    needed: false,
    purpose: "the full tests of the HTML reports",
    fix: "install Debian's package chromium",
  },
];

export async function checkTools(env: NodeJS.ProcessEnv): Promise<readonly ToolCheck[]> {
  return Promise.all(TOOLS.map((tool) => checkTool(tool, env)));
}

async function checkTool(tool: Tool, env: NodeJS.ProcessEnv): Promise<ToolCheck> {
  const version = await firstVersion(tool, env);
  return {
    tool: tool.name,
    ok: version !== undefined && atLeast(version, tool.minimum),
    needed: tool.needed,
    version,
    purpose: tool.purpose,
    fix: tool.fix,
  };
}

async function firstVersion(tool: Tool, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const [command, ...args] of tool.commands) {
    try {
      // Terraform asks for its newest version over the network unless told not to.
      const { stdout } = await execute(command, args, {
        env: { ...env, CHECKPOINT_DISABLE: "1" },
        timeout: TIMEOUT_MS,
      });
      const version = /\d+\.\d+(\.\d+)*/.exec(stdout)?.[0];
      if (version !== undefined) return version;
    } catch {
      // Not installed, or not working: the next candidate may be.
    }
  }
  return undefined;
}

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split(".").map(Number);
  return a > major || (a === major && b >= minor);
}

export function formatChecks(checks: readonly ToolCheck[]): string {
  return checks
    .map((check) => {
      const mark = check.ok ? "ok     " : check.needed ? "MISSING" : "absent ";
      const head = `${mark}  ${check.tool.padEnd(19)} ${(check.version ?? "not found").padEnd(12)} for ${check.purpose}`;
      return check.ok ? head : `${head}\n         -> ${check.fix}`;
    })
    .join("\n");
}
