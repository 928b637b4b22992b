/** An attribute or block as cdktf's HCL renderer takes it. */
export interface HclAttribute {
  readonly value: unknown;
  readonly isBlock: boolean;
  readonly type: "simple" | "map" | "list";
  readonly storageClassType: string;
}

/** Shape of a configuration by Terraform's schema: the keys, in snake case, of those objects that are maps. */
export interface SchemaShape {
  /** Maps have keys that are the user's own, so they stay as they are. All other objects are blocks. */
  readonly maps: ReadonlySet<string>;
}

/** Attributes for `cdk.tf.json`: keys as the schema has them, in snake case. */
export function jsonAttributes(configuration: object, shape: SchemaShape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => {
      const name = snakeCase(key);
      return [name, shape.maps.has(name) ? value : jsonValue(value, shape)];
    }),
  );
}

/** The same for `cdktf synth --hcl`, which has to know blocks from attributes. */
export function hclAttributes(configuration: object, shape: SchemaShape): Record<string, HclAttribute> {
  const given = Object.entries(configuration).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([key, value]) => {
      const name = snakeCase(key);
      return [name, shape.maps.has(name) ? hclMap(value) : hclValue(value, shape)];
    }),
  );
}

function jsonValue(value: unknown, shape: SchemaShape): unknown {
  if (Array.isArray(value)) return value.map((element) => jsonValue(element, shape));
  return isBlock(value) ? jsonAttributes(value, shape) : value;
}

function hclMap(value: unknown): HclAttribute {
  return { value, isBlock: false, type: "map", storageClassType: "stringMap" };
}

function hclValue(value: unknown, shape: SchemaShape): HclAttribute {
  if (isBlock(value)) {
    return { value: hclAttributes(value, shape), isBlock: true, type: "list", storageClassType: "struct" };
  }
  if (!Array.isArray(value)) {
    return { value, isBlock: false, type: "simple", storageClassType: typeof value };
  }
  if (value.every(isBlock)) {
    const blocks = value.map((element) => hclAttributes(element, shape));
    return { value: blocks, isBlock: true, type: "list", storageClassType: "structList" };
  }
  return { value, isBlock: false, type: "list", storageClassType: `${typeof value[0]}List` };
}

/** Tokens are objects of classes of their own and are resolved later. */
function isBlock(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
