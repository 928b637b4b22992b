import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type App, TerraformStack } from "cdktf";
import { Construct, Dependable, type IConstruct, type IDependable } from "constructs";

/** Folder of the running app, in the repository's `dist`. */
const COMPILED = dirname(require.main?.filename ?? __filename) + sep;
const REPOSITORY = join(COMPILED, "..");
const OWN_STACKS = /^stacks\//;

/** Deep enough for a construct in a construct in a construct. */
const FRAMES = 50;

/** A place in the compiled app. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Source lines noted while stacks were built. */
export interface SourceLines {
  /** Writes `{ "ops": { "database/mysql": "stacks/packagecloud/database.ts:34" } }`: construct path -> source line. */
  write(file: string, app: App): void;
}

/**
 * From now on notes for each new construct which line of the stacks makes it: of the lines on the way to it the one
 * nearest to it. A construct's own line in `constructs/` would be the same for all who use it.
 *
 * The lines are known at run time only, and a construct announces itself when it is made. Nothing of this is in the
 * synthesized stacks.
 */
export function noteSourceLines(): SourceLines {
  const places = new Map<IDependable, readonly Place[]>();
  const announce = Dependable.implement.bind(Dependable);
  const announceAndNote: typeof announce = (instance, trait) => {
    announce(instance, trait);
    if (Construct.isConstruct(instance)) places.set(instance, wayTo(announceAndNote));
  };
  Dependable.implement = announceAndNote;
  return {
    write(file, app) {
      Dependable.implement = announce;
      const toSource = sourceLookup();
      const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
      const lines = stacks.map((stack) => [stack.node.id, linesOf(stack, places, toSource)] as const);
      writeWhole(file, `${JSON.stringify(Object.fromEntries(lines), undefined, 2)}\n`);
    },
  };
}

function linesOf(
  stack: IConstruct,
  places: ReadonlyMap<IDependable, readonly Place[]>,
  toSource: (place: Place) => string | undefined,
): Readonly<Record<string, string>> {
  const inside = stack.node.path.length + 1;
  const entries = stack.node.findAll().flatMap((construct) => {
    const way = construct === stack ? [] : (places.get(construct) ?? []);
    const source = way.flatMap((place) => toSource(place) ?? []).find((line) => OWN_STACKS.test(line));
    return source === undefined ? [] : [[construct.node.path.slice(inside), source] as const];
  });
  return Object.fromEntries(entries);
}

/** The app's own frames that lead to a function, the innermost first. */
function wayTo(noted: typeof Dependable.implement): readonly Place[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: readonly Place[] } = {};
  try {
    Error.stackTraceLimit = FRAMES;
    Error.prepareStackTrace = (_, frames) =>
      frames.flatMap((frame) => {
        const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
        return file?.startsWith(COMPILED) && line && column ? [{ file, line, column }] : [];
      });
    Error.captureStackTrace(holder, noted);
    return holder.stack ?? [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Leads from a line of JavaScript to the line of TypeScript, by the maps that the build writes beside it. */
function sourceLookup(): (place: Place) => string | undefined {
  const maps = new Map<string, SourceMap | undefined>();
  return ({ file, line, column }) => {
    if (!maps.has(file)) {
      const map = `${file}.map`;
      maps.set(file, existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, "utf8"))) : undefined);
    }
    // Source maps count from 0.
    const entry = maps.get(file)?.findEntry(line - 1, column - 1);
    if (entry === undefined || !("originalSource" in entry)) return undefined;
    const source = relative(REPOSITORY, resolve(dirname(file), entry.originalSource));
    return `${source.replaceAll(sep, "/")}:${entry.originalLine + 1}`;
  };
}

/** A reader must never meet half a file. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const partial = `${file}.${process.pid}.tmp`;
  writeFileSync(partial, text);
  renameSync(partial, file);
}
