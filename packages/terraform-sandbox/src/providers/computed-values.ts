import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud } from "../cloud/cloud";
import type { Generated } from "./generate";
import type { ResourceType } from "./resource-type";

/** Input of a computed value. */
export interface ComputeContext {
  readonly type: string;
  readonly resource: ResourceType;
  /** The object, with unknown values where they are not computed yet. */
  readonly object: ValueObject;
  /** The provider's configuration. */
  readonly config: ValueObject;
  readonly cloud: Cloud;
  /** Generated values of this object; each label gives other values. */
  generate(label: string): Generated;
  /** The text at a path of the object (`metadata.name`), empty where there is none. */
  text(path: string): string;
  /** A secret for an attribute: from the secret source, else the generated one. */
  secret(attribute: string, generated: string): string;
}

/**
 * One computed value: a template (`projects/{project}/secrets/{secret_id}`; `{@hex 8}` is generated), a function,
 * or, wrapped in `fixed`, a constant.
 */
export type ComputedValue = string | ((context: ComputeContext) => Value);

/** Computed values by schema path; `*.name` is an attribute of that name at any depth. The order is kept. */
export type ComputedValues = { readonly [path: string]: ComputedValue };

export function fixed(value: Value): ComputedValue {
  return () => value;
}

/** Fills a template in. */
export function render(template: string, context: ComputeContext, label: string): string {
  return template.replace(/\{([^}]+)\}/g, (_, token: string, offset: number) => {
    if (!token.startsWith("@")) return context.text(token);
    // All times of an object are the same, so that none is before its creation.
    if (token === "@timestamp") return context.generate("created").timestamp();
    return generated(token.slice(1), context.generate(offset === 0 ? label : `${label} ${offset}`));
  });
}

function generated(token: string, source: Generated): string {
  const [kind, size] = token.split(" ");
  const length = Number(size ?? "0");
  switch (kind) {
    case "hex":
      return source.hex(length);
    case "digits":
      return source.digits(length);
    case "upper":
      return source.upper(length);
    case "base64":
      return source.base64(length);
    case "uuid":
      return source.uuid();
    default:
      throw new Error(`unknown template token {@${token}}`);
  }
}
