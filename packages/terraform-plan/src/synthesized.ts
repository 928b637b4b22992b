import { configurationAddress } from "./address";
import type { Change, Lifecycle, Provisioner } from "./model";
import { isJsonObject, type JsonObject, objectAt, textAt, textsAt } from "./read/shape";
import type { Json } from "./value";

/** Parts of a synthesized block that a plan does not carry. */
export interface SynthesizedBlock {
  /** Construct path inside the stack: `database/instance`. */
  readonly constructPath: string | undefined;
  readonly lifecycle: Lifecycle;
  /** With their arguments as written, `when` and `on_failure` among them. */
  readonly provisioners: readonly Provisioner[];
}

/** A synthesized stack by address in the root module: `google_x.y`, `data.google_x.y`. */
export type Synthesized = ReadonlyMap<string, SynthesizedBlock>;

/** Reads a stack's `cdk.tf.json`. Blocks of any other JSON configuration have no construct path. */
export function readSynthesized(configuration: Json): Synthesized {
  const blocks = new Map<string, SynthesizedBlock>();
  if (!isJsonObject(configuration)) return blocks;
  for (const [key, prefix] of [
    ["resource", ""],
    ["data", "data."],
  ] as const) {
    for (const [type, named] of Object.entries(objectAt(configuration, key))) {
      if (!isJsonObject(named)) continue;
      for (const [name, block] of Object.entries(named)) {
        if (isJsonObject(block)) blocks.set(`${prefix}${type}.${name}`, readBlock(block));
      }
    }
  }
  return blocks;
}

function readBlock(block: JsonObject): SynthesizedBlock {
  const path = textAt(objectAt(objectAt(block, "//"), "metadata"), "path");
  return {
    constructPath: path === undefined ? undefined : insideStack(path),
    lifecycle: readLifecycle(block),
    provisioners: readProvisioners(block["provisioner"]),
  };
}

/** The first part of a construct's path is the stack's own id. */
function insideStack(path: string): string {
  const slash = path.indexOf("/");
  return slash < 0 ? path : path.slice(slash + 1);
}

function readLifecycle(block: JsonObject): Lifecycle {
  const written = block["lifecycle"];
  const lifecycle = Array.isArray(written) ? onlyObject(written) : objectAt(block, "lifecycle");
  return {
    preventDestroy: lifecycle["prevent_destroy"] === true,
    createBeforeDestroy: lifecycle["create_before_destroy"] === true,
    ignoreChanges:
      lifecycle["ignore_changes"] === "all" ? "all" : textsAt(lifecycle, "ignore_changes").map(unwrap),
    replaceTriggeredBy: textsAt(lifecycle, "replace_triggered_by").map(unwrap),
  };
}

/** Each is an object with its type as its only key; JSON configuration may put several into one object or list. */
function readProvisioners(written: Json | undefined): readonly Provisioner[] {
  const groups = Array.isArray(written) ? written : [written];
  return groups
    .filter(isJsonObject)
    .flatMap((group) =>
      Object.entries(group).flatMap(([type, given]) =>
        (Array.isArray(given) ? given : [given])
          .filter(isJsonObject)
          .map((expressions) => ({ type, expressions })),
      ),
    );
}

/** JSON configuration may write a block as a list of one. */
function onlyObject(list: readonly Json[]): JsonObject {
  const [first] = list;
  return isJsonObject(first) ? first : {};
}

/** `${google_x.y}` and `google_x.y` are the same reference in JSON configuration. */
function unwrap(reference: string): string {
  return reference.startsWith("${") && reference.endsWith("}") ? reference.slice(2, -1) : reference;
}

/** Adds what the synthesized block says to a change of the root module; cdktf synthesizes no child modules. */
export function describeSynthesized(change: Change, synthesized: Synthesized): Change {
  const block = synthesized.get(configurationAddress(change.address));
  if (block === undefined) return change;
  return { ...change, constructPath: block.constructPath, lifecycle: block.lifecycle };
}
