import * as z from "zod";

/** Declared input of a file that others include (lib/gitlab/ci/config/header/input.rb). */
const declaration = z.strictObject({
  description: z.string().optional(),
  type: z.enum(["string", "number", "boolean", "array"]).default("string"),
  default: z.unknown().optional(),
  options: z.array(z.unknown()).optional(),
  regex: z.string().optional(),
});

export type InputDeclaration = z.infer<typeof declaration>;

const header = z.strictObject({
  spec: z.strictObject({ inputs: z.record(z.string(), declaration.nullable()) }),
});

export function readDeclarations(head: unknown): ReadonlyMap<string, InputDeclaration> {
  return new Map(
    Object.entries(header.parse(head).spec.inputs).map(([name, each]) => [name, each ?? { type: "string" }]),
  );
}

/**
 * Values of a file's inputs. GitLab creates no pipeline when one is missing, unknown, of another type, or none of the
 * options (lib/gitlab/ci/config/interpolation/inputs).
 */
export function readInputs(
  file: string,
  head: unknown,
  given: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, unknown> {
  const declared = readDeclarations(head);
  const unknown = Object.keys(given).filter((name) => !declared.has(name));
  if (unknown.length > 0) throw new Error(`${file}: unknown input arguments: ${unknown.join(", ")}`);
  return new Map(
    [...declared].map(([name, each]) => {
      const value = given[name] ?? each.default;
      if (value === undefined) throw new Error(`${file}: required value has not been provided: ${name}`);
      check(`${file}: \`${name}\` input`, each, value);
      return [name, value];
    }),
  );
}

function check(where: string, { type, options, regex }: InputDeclaration, value: unknown): void {
  const isOfType = type === "array" ? Array.isArray(value) : typeof value === type;
  if (!isOfType) throw new Error(`${where}: provided value is not a ${type}`);
  if (options !== undefined && !options.includes(value)) {
    throw new Error(`${where}: ${String(value)} is none of ${options.join(", ")}`);
  }
  if (regex !== undefined && !new RegExp(regex).test(String(value))) {
    throw new Error(`${where}: ${String(value)} does not match ${regex}`);
  }
}

const BLOCK = /\$\[\[\s*inputs\.([\w-]+)\s*\]\]/g;

/** A value that is one block takes the input's type; a block in a longer text becomes text. Keys are filled in, too. */
export function interpolate(value: unknown, inputs: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === "string") {
    const whole = /^\$\[\[\s*inputs\.([\w-]+)\s*\]\]$/.exec(value)?.[1];
    if (whole !== undefined) return inputValue(whole, inputs);
    return value.replace(BLOCK, (_block, name: string) => String(inputValue(name, inputs)));
  }
  if (Array.isArray(value)) return value.map((each) => interpolate(each, inputs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [String(interpolate(key, inputs)), interpolate(each, inputs)]),
  );
}

function inputValue(name: string, inputs: ReadonlyMap<string, unknown>): unknown {
  if (!inputs.has(name)) throw new Error(`unknown interpolation key: inputs.${name}`);
  return inputs.get(name);
}
