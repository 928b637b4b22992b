import { type Block, code, type Doc, paragraph, text } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Json } from "@infra-tools/terraform-plan/value";
import {
  disagreements,
  type RecordedProvider,
  type RecordedProviders,
  SCHEMA_KEYS,
  SCHEMA_KINDS,
  usedBlocks,
} from "@infra-tools/terraform-sandbox/schemas";
import { recordedProviders } from "../../schemas/recorded";
import { allStacks } from "../../schemas/stacks";

/** One provider as the sandbox has it. */
interface ProviderReport {
  readonly name: string;
  readonly version: string;
  readonly bindings: string;
  /** Types as addresses name them, `data.google_project`: those that the stacks use, and the others. */
  readonly used: readonly string[];
  readonly unused: readonly string[];
}

/** `infra schemas` */
export const schemasShow = defineCommand({
  description:
    "The sandbox plans by the providers' own schemas, which are checked in. Exit code 1 when the stacks use a type or " +
    "an argument that they lack, or when they, the npm bindings and the stacks do not agree on a version.",
  examples: [
    { command: "{self}", explanation: "versions and types, those first that the stacks use" },
    { command: "{self} update", explanation: "after an update of the npm bindings" },
  ],
  run: async (context) => {
    const recorded = recordedProviders(context.root);
    const stacks = allStacks();
    const problems = Object.entries(stacks).flatMap(([name, stack]) => disagreements(name, stack, recorded));
    const providers = reports(recorded, Object.values(stacks));
    await printReport(context, document(providers), { details: true });
    return { code: problems.length === 0 ? EXIT.ok : EXIT.error, result: { providers }, problems };
  },
});

function reports(recorded: RecordedProviders, stacks: readonly Json[]): readonly ProviderReport[] {
  const used = new Set(stacks.flatMap(usedBlocks).map(({ kind, type }) => named(kind, type)));
  return Object.entries(recorded).map(([name, { schemas, bindings }]) => {
    const types = knownTypes(schemas);
    return {
      name,
      version: schemas.version,
      bindings: `${bindings.package} ${bindings.packageVersion}`,
      used: types.filter((type) => used.has(type)),
      unused: types.filter((type) => !used.has(type)),
    };
  });
}

function knownTypes(schemas: RecordedProvider["schemas"]): readonly string[] {
  return SCHEMA_KINDS.flatMap((kind) =>
    Object.keys(schemas[SCHEMA_KEYS[kind]]).map((type) => named(kind, type)),
  );
}

function named(kind: (typeof SCHEMA_KINDS)[number], type: string): string {
  return kind === "resource" ? type : `${kind}.${type}`;
}

function document(providers: readonly ProviderReport[]): Doc {
  return {
    title: "Providers that the sandbox simulates",
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "provider" },
          { title: "version" },
          { title: "bindings" },
          { title: "types known", align: "right" },
          { title: "used", align: "right" },
        ],
        rows: providers.map(({ name, version, bindings, used, unused }) => ({
          cells: [
            [code(name)],
            [text(version)],
            [text(bindings)],
            [text(String(used.length + unused.length))],
            [text(String(used.length))],
          ],
        })),
      },
      ...providers.map(
        ({ name, used, unused }): Block => ({
          kind: "section",
          title: [text(name)],
          blocks: [
            ...(used.length === 0 ? [] : [typesParagraph("Used by the stacks: ", used)]),
            ...(unused.length === 0 ? [] : [typesParagraph("Also known: ", unused)]),
          ],
        }),
      ),
    ],
  };
}

function typesParagraph(lead: string, types: readonly string[]): Block {
  return paragraph(text(lead, "muted"), text(types.join(", ")));
}
