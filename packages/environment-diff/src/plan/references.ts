import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Path } from "@infra-tools/terraform-plan/path";
import { longestMentions } from "@infra-tools/terraform-plan/read/references";
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  objectsAt,
  textAt,
  textsAt,
} from "@infra-tools/terraform-plan/read/shape";
import { type Json, own } from "@infra-tools/terraform-plan/value";

/** What a part of a configuration is made of, as far as a plan says it. */
export interface Origin {
  /** Input variables of the root module. */
  readonly variables: ReadonlySet<string>;
  /** What a plan does not resolve: `local.label`, `terraform.workspace`, an attribute that a provider computes. */
  readonly unresolved: ReadonlySet<string>;
  /** False when the configuration does not set the attribute: the provider computes it, or a dynamic block makes it. */
  readonly isConfigured: boolean;
}

/** The configuration in a plan (`configuration` of `terraform show -json`), to look up what values are made of. */
export interface PlanConfiguration {
  /** Origin of an object's attribute; of `output.<name>`, of its value. */
  readonly ofAttribute: (address: string, path: Path) => Origin;
  /** Origin of how many there are of an object: its `count` or `for_each`, and those of the modules around it. */
  readonly ofPresence: (address: string) => Origin;
}

/** A module's configuration, and how it is called; the root module is not called. */
interface Scope {
  readonly module: JsonObject;
  /** `module.m.`, without indexes. */
  readonly prefix: string;
  readonly call?: { readonly by: Scope; readonly block: JsonObject };
}

/** Reads the `configuration` of a plan. */
export function readPlanConfiguration(configuration: Json | undefined): PlanConfiguration {
  const root: Scope = { module: member(configuration, "root_module") ?? {}, prefix: "" };
  return {
    ofAttribute: (address, path) => {
      const search = new Search();
      const [kind, name = ""] = configurationAddress(address).split(".");
      if (kind === "output") {
        search.followAll(root, member(member(root.module, "outputs"), name)?.["expression"], undefined);
        return search.origin(true);
      }
      const place = resourceAt(root, address);
      const expression = place && expressionAt(place.resource["expressions"], path);
      if (place === undefined || expression === undefined) return search.origin(false);
      search.followAll(place.scope, expression, place.resource);
      return search.origin(true);
    },
    ofPresence: (address) => {
      const search = new Search();
      const place = resourceAt(root, address);
      if (place === undefined) return search.origin(false);
      search.followCount(place.scope, place.resource);
      for (let { call } = place.scope; call !== undefined; { call } = call.by)
        search.followCount(call.by, call.block);
      return search.origin(true);
    },
  };
}

class Search {
  private readonly variables = new Set<string>();
  private readonly unresolved = new Set<string>();
  private readonly visited = new Set<string>();

  origin(isConfigured: boolean): Origin {
    return { variables: this.variables, unresolved: this.unresolved, isConfigured };
  }

  /** `owner` is the block around the expression, whose `count` or `for_each` gives `each` and `count`. */
  followAll(scope: Scope, expression: Json | undefined, owner: JsonObject | undefined): void {
    for (const reference of referencesIn(expression)) this.follow(scope, reference, owner);
  }

  followCount(scope: Scope, block: JsonObject): void {
    this.followAll(scope, block["count_expression"], undefined);
    this.followAll(scope, block["for_each_expression"], undefined);
  }

  private follow(scope: Scope, reference: string, owner: JsonObject | undefined): void {
    const steps = configurationAddress(reference).split(".");
    const [kind = "", name = ""] = steps;
    if ((kind === "each" || kind === "count") && owner !== undefined) {
      this.followCount(scope, owner);
      return;
    }
    const key = `${scope.prefix}${steps.join(".")}`;
    if (this.visited.has(key)) return;
    this.visited.add(key);
    if (kind === "var") this.followVariable(scope, name);
    else if (kind === "local" || kind === "terraform") this.unresolved.add(`${scope.prefix}${kind}.${name}`);
    else if (kind === "module") this.followOutput(scope, name, steps[2]);
    else if (kind !== "path" && kind !== "self") this.followResource(scope, steps);
  }

  private followVariable({ call }: Scope, name: string): void {
    if (call === undefined) this.variables.add(name);
    else this.followAll(call.by, member(call.block, "expressions")?.[name], call.block);
  }

  /** A reference to the whole module is one to all of its outputs. */
  private followOutput(scope: Scope, module: string, name: string | undefined): void {
    const child = childScope(scope, module);
    const outputs = child && member(child.module, "outputs");
    if (child === undefined || outputs === undefined) return;
    for (const [output, block] of Object.entries(outputs)) {
      if (name !== undefined && name !== output) continue;
      if (isJsonObject(block)) this.followAll(child, block["expression"], undefined);
    }
  }

  /** Of another resource: what its attribute is made of, else the attribute itself. */
  private followResource(scope: Scope, steps: readonly string[]): void {
    const length = steps[0] === "data" ? 3 : 2;
    const address = `${scope.prefix}${steps.slice(0, length).join(".")}`;
    const resource = resourceIn(scope, address);
    if (resource === undefined) return;
    const attribute = steps.slice(length);
    const expression = expressionAt(resource["expressions"], attribute);
    if (expression === undefined || attribute.length === 0)
      this.unresolved.add([address, ...attribute].join("."));
    else this.followAll(scope, expression, resource);
  }
}

function resourceAt(
  root: Scope,
  address: string,
): { readonly scope: Scope; readonly resource: JsonObject } | undefined {
  const plain = configurationAddress(address);
  const steps = plain.split(".");
  let scope: Scope | undefined = root;
  for (let index = 0; steps[index] === "module" && scope !== undefined; index += 2) {
    scope = childScope(scope, steps[index + 1] ?? "");
  }
  const resource = scope && resourceIn(scope, plain);
  return scope === undefined || resource === undefined ? undefined : { scope, resource };
}

/** Resources of a module by their addresses in it: each difference asks for one. */
const RESOURCES = new WeakMap<JsonObject, ReadonlyMap<string, JsonObject>>();

function resourceIn({ module, prefix }: Scope, address: string): JsonObject | undefined {
  const resources = RESOURCES.get(module) ?? resourcesOf(module);
  RESOURCES.set(module, resources);
  return address.startsWith(prefix) ? resources.get(address.slice(prefix.length)) : undefined;
}

function resourcesOf(module: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    objectsAt(module, "resources").flatMap((resource) => {
      const address = textAt(resource, "address");
      return address === undefined ? [] : [[address, resource] as const];
    }),
  );
}

function childScope(scope: Scope, name: string): Scope | undefined {
  const block = member(member(scope.module, "module_calls"), name);
  const module = member(block, "module");
  if (block === undefined || module === undefined) return undefined;
  return { module, prefix: `${scope.prefix}module.${name}.`, call: { by: scope, block } };
}

/** The expression at a path, or the one around it; undefined where nothing is configured. */
function expressionAt(expressions: Json | undefined, path: Path): Json | undefined {
  let current = expressions;
  for (const step of path) {
    if (isExpression(current)) return current;
    if (isJsonList(current)) {
      // Positions in a plan's values and in its blocks agree only where no block is dynamic.
      if (typeof step !== "string") continue;
      current = current.flatMap((item) => (isJsonObject(item) ? (own(item, step) ?? []) : []));
    } else {
      current = typeof step === "string" && isJsonObject(current) ? own(current, step) : undefined;
    }
    if (current === undefined || (isJsonList(current) && current.length === 0)) return undefined;
  }
  return current;
}

function isExpression(value: Json | undefined): boolean {
  return isJsonObject(value) && (isJsonList(value["references"]) || "constant_value" in value);
}

function referencesIn(expression: Json | undefined): readonly string[] {
  if (isJsonList(expression)) return expression.flatMap(referencesIn);
  if (!isJsonObject(expression)) return [];
  if (!isJsonList(expression["references"])) return Object.values(expression).flatMap(referencesIn);
  return longestMentions(textsAt(expression, "references"));
}

function member(value: Json | undefined, name: string): JsonObject | undefined {
  const inner = isJsonObject(value) ? own(value, name) : undefined;
  return isJsonObject(inner) ? inner : undefined;
}
