import { isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import { LocalBackend, TerraformResource, TerraformStack } from "cdktf";
import { diffEnvironments, type EnvironmentDiff } from "../../src/diff";
import { createEngine } from "../../src/engine";
import { attributePath } from "../../src/report/words";
import { differingSettings } from "../../src/settings";
import type { Subject } from "../../src/stack/synthesize";

/** Attributes of a resource. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A stack as a function of data: resources by id. */
export type Toy = (data: Readonly<Record<string, Json>>) => Readonly<Record<string, Attributes>>;

export type Rule = (data: Readonly<Record<string, Json>>) => readonly string[];

/** A real cdktf stack with the resources, of one type, that `toy` says. */
export function toySubject(toy: Toy, rule: Rule = () => [], type = "toy"): Subject {
  return {
    check: (data) => rule(fields(data)),
    build: (app, data) => {
      const stack = new TerraformStack(app, String(fields(data)["name"]));
      new LocalBackend(stack, { path: "state" });
      for (const [id, attributes] of Object.entries(toy(fields(data)))) {
        const resource = new TerraformResource(stack, id, { terraformResourceType: type });
        for (const [name, value] of Object.entries(attributes)) resource.addOverride(name, value);
      }
      return stack;
    },
  };
}

export function fields(data: Json): Readonly<Record<string, Json>> {
  if (!isJsonObject(data)) throw new Error("data is an object");
  return data;
}

/** Compares two sets of data under a subject, `name` being an identity setting. */
export async function diffUnder(
  subject: Subject,
  a: Json,
  b: Json,
  identity: readonly string[] = ["name"],
): Promise<EnvironmentDiff> {
  const settings = differingSettings(a, b);
  const engine = createEngine(subject, { a, b, settings });
  try {
    return await diffEnvironments({ a, b, settings }, engine, { names: { a: "a", b: "b" }, identity });
  } finally {
    engine.close();
  }
}

/** The causes of each difference, by `id attribute`; `uncaused by name` where code looks at it. */
export function causes({ differences }: EnvironmentDiff): Readonly<Record<string, string>> {
  return Object.fromEntries(
    differences.map(({ difference, causes, branches }) => [
      `${difference.address.replace("toy.", "")} ${attributePath(difference)}`.trim(),
      branches.length > 0
        ? `uncaused by ${branches.join()}`
        : causes.map(({ settings }) => settings.join("+")).join(" | ") || "uncaused",
    ]),
  );
}
