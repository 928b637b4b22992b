import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { npmEnvironment } from "../npm-environment";
import { ProblemError } from "../problem";
import { type EnvironmentVariables, run } from "../run";

const LOCK_FILE = "package-lock.json";
const INSTALLED = "node_modules";

export interface DependencyOptions {
  /** The checkout whose dependencies are installed already. */
  readonly installed: string;
  /** The user's own: npm gets its part of it, such as the registry and a proxy. */
  readonly env: EnvironmentVariables;
  readonly signal?: AbortSignal;
  /** Told before an installation, which takes a while. */
  readonly onInstall?: () => void;
}

/**
 * Gives a checked-out revision its dependencies: those of the other checkout when both lock files install the same packages, else
 * an installation of its own. A revision without a lock file needs none.
 */
export async function provideDependencies(folder: string, options: DependencyOptions): Promise<void> {
  const wanted = lockFile(folder);
  if (wanted === undefined || existsSync(join(folder, INSTALLED))) return;
  if (hasSamePackages(wanted, lockFile(options.installed))) {
    shareInstalled(join(options.installed, INSTALLED), join(folder, INSTALLED));
    return;
  }
  options.onInstall?.();
  const { code, stderr } = await run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: folder,
    env: npmEnvironment(options.env),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  options.signal?.throwIfAborted();
  if (code === 0) return;
  throw new ProblemError({
    where: `${LOCK_FILE} of the base revision`,
    rule: `differs from the working tree's, and npm could not install it:\n${stderr.trim()}`,
    fix: "make the registry reachable, or name a base with the same lock file",
  });
}

/**
 * Links each package, not the folder that holds them: an installation that the revision's own code might start would
 * empty that folder, and through a link the user's own.
 */
function shareInstalled(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) symlinkSync(join(from, name), join(to, name));
}

/** True if two lock files put the same packages into `node_modules`, whatever they say of the project's own. */
function hasSamePackages(wanted: string, installed: string | undefined): boolean {
  if (wanted === installed || installed === undefined) return wanted === installed;
  const [a, b] = [installedPackages(wanted), installedPackages(installed)];
  return a !== undefined && a === b;
}

/** Undefined for a lock file that cannot be read. */
function installedPackages(lock: string): string | undefined {
  try {
    const { lockfileVersion, packages } = LOCK.parse(JSON.parse(lock));
    const entries = Object.entries(packages).filter(([path]) => path.includes(`${INSTALLED}/`));
    return JSON.stringify([lockfileVersion, entries.sort(([x], [y]) => (x < y ? -1 : 1))]);
  } catch {
    return undefined;
  }
}

const LOCK = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

function lockFile(folder: string): string | undefined {
  const file = join(folder, LOCK_FILE);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
