import { isJsonList, isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import { type Random, startRandom } from "./random";
import { KINDS, type Kind, relabel, type Values } from "./resources";

type Fate = "no-op" | "relabel" | "update" | "weaken" | "create" | "replace" | "delete";

/** Shares of the actions, out of 100. */
type Mix = readonly (readonly [fate: Fate, share: number])[];

/**
 * Shapes of large plans. `labels`: a label of every resource changes. `updates`: every resource is edited where it matters,
 * a policy's statement, a firewall's rule, an image, a script. `creates`: a new environment. `mixed`: one edit of a
 * shared module in a large state. `dangerous`: every tenth resource is weakened, and every tenth destroyed.
 */
export const SHAPES = {
  labels: [["relabel", 100]],
  mixed: [
    ["no-op", 68],
    ["update", 25],
    ["weaken", 1],
    ["create", 4],
    ["replace", 1],
    ["delete", 1],
  ],
  updates: [["update", 100]],
  creates: [["create", 100]],
  dangerous: [
    ["no-op", 40],
    ["update", 40],
    ["weaken", 10],
    ["replace", 5],
    ["delete", 5],
  ],
} as const satisfies Readonly<Record<string, Mix>>;

export type Shape = keyof typeof SHAPES;

/** The text of `terraform show -json` for a plan with so many resources; about 10 kB each. The same on every run. */
export function largePlan(shape: Shape, resources: number): string {
  const random = startRandom(1);
  const made = Array.from({ length: resources }, (_, index) => makeResource(index, SHAPES[shape], random));
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    variables: { environment: { value: "bench" } },
    planned_values: { root_module: { resources: made.flatMap(({ planned }) => planned) } },
    resource_changes: made.map(({ change }) => change),
    prior_state: {
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: { root_module: { resources: made.flatMap(({ prior }) => prior) } },
    },
    configuration: { root_module: { resources: made.map(({ configuration }) => configuration) } },
    timestamp: "2026-01-01T00:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
  };
  return JSON.stringify(plan);
}

interface Resource {
  readonly change: Json;
  readonly prior: readonly Json[];
  readonly planned: readonly Json[];
  readonly configuration: Json;
}

function makeResource(index: number, mix: Mix, random: Random): Resource {
  const kind = KINDS[index % KINDS.length] ?? KINDS[0];
  const name = `thing_${index}`;
  const common = {
    address: `${kind.type}.${name}`,
    mode: "managed",
    type: kind.type,
    name,
    provider_name: kind.provider,
  };
  const fate = drawFate(mix, random);
  const values = kind.make(`thing-${index}`, random);
  const before = fate === "create" ? null : sortNames(values);
  const after = sortNames(afterwards(kind, fate, values, random));
  const marks = Object.fromEntries((kind.sensitive ?? []).map((key) => [key, true]));
  const entry = (values: Json) => ({ ...common, schema_version: 1, values, sensitive_values: marks });
  return {
    change: {
      ...common,
      change: {
        actions: ACTIONS[fate],
        before,
        after,
        after_unknown: fate === "create" || fate === "replace" ? { id: true } : {},
        before_sensitive: before === null ? false : marks,
        after_sensitive: after === null ? false : marks,
        ...(fate === "replace" ? { replace_paths: [[kind.identity]] } : {}),
      },
      ...(fate === "replace" ? { action_reason: "replace_because_cannot_update" } : {}),
    },
    prior: before === null ? [] : [entry(before)],
    planned: after === null ? [] : [entry(after)],
    configuration: {
      ...common,
      provider_config_key: "main",
      expressions: expressions(kind, index, random),
      schema_version: 1,
    },
  };
}

/** Terraform writes the attributes of every object in this order. */
function sortNames(value: Json): Json {
  if (isJsonList(value)) return value.map(sortNames);
  if (!isJsonObject(value)) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, sortNames(inner)]));
}

const ACTIONS: Readonly<Record<Fate, readonly string[]>> = {
  "no-op": ["no-op"],
  relabel: ["update"],
  update: ["update"],
  weaken: ["update"],
  create: ["create"],
  replace: ["delete", "create"],
  delete: ["delete"],
};

function drawFate(mix: Mix, random: Random): Fate {
  let drawn = random.below(100);
  for (const [fate, share] of mix) {
    if (drawn < share) return fate;
    drawn -= share;
  }
  return "no-op";
}

function afterwards(kind: Kind, fate: Fate, values: Values, random: Random): Values | null {
  switch (fate) {
    case "no-op":
      return values;
    case "relabel":
      return relabel(kind, values, random);
    case "update":
      return kind.edit(values, random);
    case "weaken":
      return kind.weaken(values);
    case "delete":
      return null;
    case "create":
      return withoutId(values);
    case "replace":
      return { ...withoutId(values), [kind.identity]: kind.identity === "metadata" ? [] : random.word(12) };
  }
}

function withoutId({ id: _, ...rest }: Values): Values {
  return rest;
}

/** Some resources refer to one made before them, as they do in life. */
function expressions(kind: Kind, index: number, random: Random): Values {
  const named: Values = {
    name: { constant_value: `thing-${index}` },
    [kind.identity]: { references: ["var.environment"] },
  };
  if (index === 0) return named;
  const target = random.below(index);
  const address = `${KINDS[target % KINDS.length]?.type}.thing_${target}`;
  return { ...named, depends_on_name: { references: [`${address}.name`, address] } };
}
