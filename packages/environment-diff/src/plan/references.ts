import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Path } from "@infra-tools/terraform-plan/path";
import {
  type Expression,
  type Expressions,
  readExpressions,
} from "@infra-tools/terraform-plan/read/expressions";
import { parseMention } from "@infra-tools/terraform-plan/read/references";
import { isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";

/** Inputs of a part of a configuration, as far as a plan says them. */
export interface Origin {
  /** Input variables of the root module. */
  readonly variables: ReadonlySet<string>;
  /** References that a plan does not resolve: `local.label`, `terraform.workspace`, an attribute that a provider computes. */
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

/** Reads the `configuration` of a plan. */
export function readPlanConfiguration(configuration: Json | undefined): PlanConfiguration {
  const expressions = readExpressions(isJsonObject(configuration) ? configuration : {});
  return {
    ofAttribute: (address, path) => {
      const holder = configurationAddress(address);
      const search = new Search(expressions);
      const value = attributesOf(expressions, holder, holder.startsWith("output.") ? [] : path);
      search.followAll(value, holder);
      return search.origin(value.length > 0);
    },
    ofPresence: (address) => {
      const holder = configurationAddress(address);
      const search = new Search(expressions);
      if (!expressions.has(holder)) return search.origin(false);
      for (const each of [holder, ...callsAround(holder)]) search.followCount(each);
      return search.origin(true);
    },
  };
}

class Search {
  private readonly variables = new Set<string>();
  private readonly unresolved = new Set<string>();
  private readonly visited = new Set<string>();

  constructor(private readonly expressions: Expressions) {}

  origin(isConfigured: boolean): Origin {
    return { variables: this.variables, unresolved: this.unresolved, isConfigured };
  }

  /** `owner` is the block around the expressions, whose `count` or `for_each` gives `each` and `count`. */
  followAll(expressions: readonly Expression[], owner: string): void {
    for (const { scope, mentions } of expressions)
      for (const mention of mentions) this.follow(scope, mention, owner);
  }

  followCount(holder: string): void {
    const counts = this.expressions.get(holder) ?? [];
    this.followAll(
      counts.filter(({ path: [name] }) => name === "count" || name === "for_each"),
      holder,
    );
  }

  private follow(scope: string, mention: string, owner: string): void {
    const steps = configurationAddress(mention).split(".");
    const [kind = "", name = ""] = steps;
    const key = `${scope}${steps.join(".")}${kind === "each" || kind === "count" ? ` of ${owner}` : ""}`;
    if (this.visited.has(key)) return;
    this.visited.add(key);
    if (kind === "each" || kind === "count") this.followCount(owner);
    else if (kind === "var") this.followVariable(scope, name);
    else if (kind === "local" || kind === "terraform") this.unresolved.add(`${scope}${kind}.${name}`);
    else if (kind === "module") this.followOutputs(`${scope}module.${name}.`, steps[2]);
    else this.followResource(scope, mention);
  }

  private followVariable(scope: string, name: string): void {
    if (scope === "") this.variables.add(name);
    else this.followAll(this.expressions.get(`${scope}var.${name}`) ?? [], scope.slice(0, -1));
  }

  /** A reference to the whole module is one to all of its outputs. */
  private followOutputs(module: string, name: string | undefined): void {
    const outputs = name === undefined ? this.outputsOf(module) : [`${module}${name}`];
    for (const output of outputs) this.followAll(attributesOf(this.expressions, output, []), output);
  }

  private outputsOf(module: string): readonly string[] {
    return [...this.expressions.keys()].filter(
      (key) => key.startsWith(module) && !key.slice(module.length).includes("."),
    );
  }

  /** Of another resource: what its attribute is made of, else the attribute itself. */
  private followResource(scope: string, mention: string): void {
    const target = parseMention(mention);
    const holder = target && `${scope}${target.to}`;
    if (holder === undefined || !this.expressions.has(holder)) return;
    const attribute = target?.attribute?.split(".") ?? [];
    const value = attribute.length === 0 ? [] : attributesOf(this.expressions, holder, attribute);
    if (value.length === 0) this.unresolved.add([holder, ...attribute].join("."));
    else this.followAll(value, holder);
  }
}

/** Names of what a block may hold beside its attributes. */
const META_ARGUMENTS: ReadonlySet<unknown> = new Set(["count", "for_each", "depends_on"]);

/**
 * Expressions at, around and inside a path. Positions are left out: those in a plan's values and in its blocks agree only
 * where no block is dynamic.
 */
function attributesOf(expressions: Expressions, holder: string, path: Path): readonly Expression[] {
  const names = namesIn(path);
  return (expressions.get(holder) ?? []).filter((each) => {
    if (META_ARGUMENTS.has(each.path[0])) return false;
    const steps = namesIn(each.path);
    return names.every((name, index) => index >= steps.length || steps[index] === name);
  });
}

function namesIn(path: Path): readonly string[] {
  return path.filter((step) => typeof step === "string");
}

/** `module.a.module.b` and `module.a` for an address inside both, the inner one first. */
function callsAround(holder: string): readonly string[] {
  const steps = holder.split(".");
  const calls: string[] = [];
  for (let length = 2; steps[length - 2] === "module"; length += 2)
    calls.unshift(steps.slice(0, length).join("."));
  return calls;
}
