import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Json } from "@infra-tools/terraform-plan/value";
import type { RecordedProvider, RecordedProviders } from "@infra-tools/terraform-sandbox/schemas";
import {
  formatSchemas,
  type Refreshed,
  type RequiredProvider,
  refreshSchemas,
  requiredProviders,
  SCHEMA_KEYS,
  type SchemaKind,
  usedBlocks,
  type Wanted,
} from "@infra-tools/terraform-sandbox/schemas";
import { printSchemas } from "./print-schemas";
import { allStacks } from "./stacks";

/** Files to write; tests name others. */
export interface UpdateTarget {
  readonly providers: RecordedProviders;
  readonly file: (provider: string) => string;
}

/** Nothing is written unless every provider could be read and has every type that the stacks use. */
export async function updateSchemas(
  context: Context,
  { prune }: { readonly prune: boolean },
  { providers, file }: UpdateTarget,
): Promise<Outcome> {
  const terraform = await findTerraform(context.env);
  const stacks = Object.values(allStacks());
  const required = new Map(stacks.flatMap(requiredProviders).map((each) => [each.name, each]));
  const printed = await printSchemas(context, terraform, [...required.values()]);
  const refreshed = [...required.values()].flatMap((each): readonly (Refreshed & RequiredProvider)[] => {
    const provider = providers[each.name];
    const answer = printed[each.address];
    if (provider === undefined || answer === undefined)
      throw new ProblemError(unknownProvider(each, provider));
    const wanted = wantedTypes(each.name, stacks, prune ? undefined : provider);
    return [{ ...each, ...refreshSchemas(provider.schemas, answer, each.version, wanted) }];
  });
  refuseMissing(refreshed, stacks);
  for (const { name, schemas } of refreshed) writeFileAtomically(file(name), formatSchemas(schemas));
  for (const each of refreshed) context.print(summary(each, providers[each.name]?.schemas.version ?? ""));
  return {
    code: EXIT.ok,
    result: { providers: refreshed.map(({ schemas: _, ...report }) => report) },
  };
}

function wantedTypes(
  provider: string,
  stacks: readonly Json[],
  current: RecordedProvider | undefined,
): Wanted {
  const used = stacks.flatMap(usedBlocks).filter((block) => block.provider === provider);
  const types = (kind: SchemaKind) =>
    new Set([
      ...used.filter((block) => block.kind === kind).map(({ type }) => type),
      ...Object.keys(current?.schemas[SCHEMA_KEYS[kind]] ?? {}),
    ]);
  return { resource: types("resource"), data: types("data"), ephemeral: types("ephemeral") };
}

/** A type that is only known may leave its provider; one that a stack uses may not. */
function refuseMissing(refreshed: readonly (Refreshed & RequiredProvider)[], stacks: readonly Json[]): void {
  const used = new Set(
    stacks.flatMap(usedBlocks).map(({ kind, type }) => (kind === "resource" ? type : `${kind}.${type}`)),
  );
  const problems = refreshed.flatMap(({ address, version, missing }) =>
    missing
      .filter((type) => used.has(type))
      .map((type) => ({
        where: type,
        rule: `is used by the stacks, but ${address} ${version} does not have it`,
        fix: "use the bindings of a version that has it",
      })),
  );
  if (problems.length > 0) throw new ProblemError(problems);
}

function unknownProvider(
  { name, address, version }: RequiredProvider,
  current: RecordedProvider | undefined,
): Problem {
  const where = `${address} ${version}`;
  return current === undefined
    ? {
        where,
        rule: "the sandbox does not stand in for this provider",
        fix: `add ${name} to PROVIDERS in packages/terraform-sandbox/src/schemas/load.ts`,
      }
    : {
        where,
        rule: "Terraform printed no schema of this provider",
        fix: "see what terraform providers schema says",
      };
}

function summary(refreshed: Refreshed & RequiredProvider, before: string): string {
  const { name, version, added, removed, changed, withoutReplacement } = refreshed;
  const listed: readonly (readonly [string, readonly string[]])[] = [
    ["added", added],
    ["changed", changed],
    ["removed", removed],
    ["without a file in src/providers, so that no change replaces them", withoutReplacement],
  ];
  const lines = listed.flatMap(([word, types]) =>
    types.length === 0 ? [] : [`  ${word}: ${types.join(", ")}`],
  );
  const versions = before === version ? version : `${before} -> ${version}`;
  return [`${name} ${versions}${lines.length === 0 ? ": nothing changed" : ""}`, ...lines].join("\n");
}
