import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const manifest = z.object({
  Modules: z.array(z.object({ Source: z.string().default(""), Dir: z.string().default(".") })).default([]),
});

/** A module that `terraform init` or `get` installed. */
export interface InstalledModule {
  /** In Terraform's full form: a module of the registry with its host. */
  readonly source: string;
  readonly folder: string;
}

/** The modules that are installed in a project's folder; none when `init` did not run there. */
export function installedModules(folder: string): readonly InstalledModule[] {
  const file = join(folder, ".terraform", "modules", "modules.json");
  if (!existsSync(file)) return [];
  const { Modules } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return Modules.filter(({ Source }) => Source !== "").map(({ Source, Dir }) => ({
    source: Source,
    folder: join(folder, Dir),
  }));
}
