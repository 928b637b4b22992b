import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import type { World } from "../cloud/world";
import type { Fake } from "./fake";

/** What a rule for a computed value may look at. */
export interface ComputeContext {
  readonly type: string;
  /** The object as far as it is known. */
  readonly object: ValueObject;
  /** The provider's configuration. */
  readonly config: ValueObject;
  readonly world: World;
  /** Made-up values for this object, another for each label. */
  fake(label: string): Fake;
  /** The text at a path of the object (`metadata.name`), empty where there is none. */
  text(path: string): string;
  /** A secret for an attribute: from the secret source, or made up. */
  secret(attribute: string, madeUp: string): string;
}

/**
 * A rule for one computed value: a template (`projects/{project}/secrets/{secret_id}`; `{@hex 8}` makes
 * something up), a function, or, wrapped in `fixed`, the value itself.
 */
export type Rule = string | ((context: ComputeContext) => Value);

/** Rules by schema path; `*.name` stands for an attribute of that name at any depth. Their order is kept. */
export type Rules = { readonly [path: string]: Rule };

export function fixed(value: Value): Rule {
  return () => value;
}

/** Fills a template in. */
export function render(template: string, context: ComputeContext, label: string): string {
  return template.replace(/\{([^}]+)\}/g, (_, token: string, offset: number) => {
    if (!token.startsWith("@")) return context.text(token);
    // All of an object's times are one: nothing is changed before it was made.
    if (token === "@timestamp") return context.fake("created").timestamp();
    return madeUp(token.slice(1), context.fake(offset === 0 ? label : `${label} ${offset}`));
  });
}

function madeUp(token: string, fake: Fake): string {
  const [kind, size] = token.split(" ");
  const length = Number(size ?? "0");
  switch (kind) {
    case "hex":
      return fake.hex(length);
    case "digits":
      return fake.digits(length);
    case "upper":
      return fake.upper(length);
    case "base64":
      return fake.base64(length);
    case "uuid":
      return fake.uuid();
    default:
      throw new Error(`a template may not say {@${token}}`);
  }
}
