import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { parseJson } from "@infra-tools/terraform-plan/value";
import { definitionOf, describedType } from "../providers/registry";
import { EXPORT_COMMAND, readExported } from "../schemas/exported";
import { isSimulated, loadSchemas, PROVIDERS } from "../schemas/load";
import type { ProviderSchemas } from "../schemas/model";
import { providerOf, SCHEMA_KEYS, SCHEMA_KINDS, type SchemaKind } from "../schemas/used";
import { configurationFiles, loadedFiles } from "./files";

/** File of exported schemas in a project's folder. */
export const SCHEMAS_FILE = "sandbox-schemas.json";

/** A block of a configuration that a provider describes. */
interface Block {
  readonly kind: SchemaKind;
  readonly type: string;
  readonly file: string;
}

/** The schemas for a project, and the types that behave generically. */
export interface ProjectTypes {
  readonly exported: ReadonlyMap<string, ProviderSchemas>;
  readonly generic: readonly string[];
}

/**
 * Finds the schemas of every type that a project's folder uses: those that the user exported, else the package's own.
 *
 * @throws ProblemError with every type that has none.
 */
export function projectTypes(folder: string, schemasFile?: string): ProjectTypes {
  const used = new Set(
    configurationFiles(folder)
      .flatMap(blocksOf)
      .map(({ type }) => type),
  );
  // Other folders may be projects of their own; a command that runs there names what it lacks.
  const blocks = loadedFiles(folder).flatMap(blocksOf);
  const file = join(folder, SCHEMAS_FILE);
  // A file that the user names must exist.
  const chosen = schemasFile ?? (existsSync(file) ? file : undefined);
  const exported =
    chosen !== undefined
      ? readExported(chosen, (type) => used.has(type))
      : new Map<string, ProviderSchemas>();
  const all = [...exported.values(), ...PROVIDERS.filter((name) => !exported.has(name)).map(loadSchemas)];
  const missing = blocks.filter(
    ({ kind, type }) => !isBuiltIn(type) && !all.some((each) => has(each, kind, type)),
  );
  if (missing.length > 0) throw new ProblemError(missing.map(missingSchema));
  const generic = [...used].filter((type) => {
    const provider = [...exported].find(([, schemas]) =>
      SCHEMA_KINDS.some((kind) => has(schemas, kind, type)),
    );
    return provider !== undefined && describedType(definitionOf(provider[0]), type) === undefined;
  });
  return { exported, generic: generic.sort() };
}

function has(schemas: ProviderSchemas, kind: SchemaKind, type: string): boolean {
  return Object.hasOwn(schemas[SCHEMA_KEYS[kind]], type);
}

/** Types of Terraform's own provider. */
function isBuiltIn(type: string): boolean {
  return type.startsWith("terraform_");
}

function missingSchema({ kind, type, file }: Block): Problem {
  const reason = isSimulated(providerOf(type))
    ? "the sandbox comes with some types of this provider, not with this one"
    : "the sandbox has no schema of it";
  return {
    where: file,
    value: `${kind} "${type}"`,
    rule: reason,
    fix: `export the project's schemas once, where its providers can be installed: ${EXPORT_COMMAND}`,
  };
}

function blocksOf(file: string): readonly Block[] {
  const text = readFileSync(file, "utf8");
  const blocks = file.endsWith(".json") ? jsonBlocks(text) : hclBlocks(text);
  return blocks.map(([kind, type]) => ({ kind, type, file }));
}

type KindAndType = readonly [SchemaKind, string];

function hclBlocks(text: string): readonly KindAndType[] {
  const matches = text.matchAll(/^[ \t]*(resource|data|ephemeral)[ \t]+"([\w-]+)"/gm);
  return [...matches].flatMap(([, kind, type]) => kindAndType(kind, type));
}

/** A broken file has no blocks here; Terraform reports it. */
function jsonBlocks(text: string): readonly KindAndType[] {
  const configuration: { readonly [kind: string]: unknown } = Object(parseJson(text));
  return SCHEMA_KINDS.flatMap((kind) =>
    Object.keys(Object(configuration[kind])).flatMap((type) => kindAndType(kind, type)),
  );
}

function kindAndType(kind: string | undefined, type: string | undefined): readonly KindAndType[] {
  const schemaKind = SCHEMA_KINDS.find((each) => each === kind);
  return schemaKind === undefined || type === undefined ? [] : [[schemaKind, type]];
}
