import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { isList, isObject, type Json } from "@infra-tools/terraform-plan/value";
import type { ScanResult } from "./scan-result";

type JsonObject = { readonly [key: string]: Json };

/** Reads a file that a location names; undefined if it cannot be read. */
export type ReadLines = (file: string) => readonly string[] | undefined;

/**
 * Results of a SARIF report, those that passed or are suppressed left out:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * @throws ProblemError when the file is no SARIF report.
 */
export function readSarif(json: Json, file: string, readLines: ReadLines): readonly ScanResult[] {
  const runs = isJsonObject(json) ? json["runs"] : undefined;
  if (!isJsonList(runs) || !runs.every(isJsonObject)) throw new ProblemError(notSarif(file));
  return runs.flatMap((run) => {
    const tool = textAt(run, ["tool", "driver", "name"]) ?? "scanner";
    return objectsIn(run["results"])
      .filter((result) => result["kind"] !== "pass" && objectsIn(result["suppressions"]).length === 0)
      .map((result) => toResult(tool, result, readLines));
  });
}

/** Names of the tools whose runs a report holds; none if it is no report. */
export function toolsOf(json: Json): readonly string[] {
  const runs = isJsonObject(json) ? json["runs"] : undefined;
  return objectsIn(runs).map((run) => textAt(run, ["tool", "driver", "name"]) ?? "scanner");
}

function notSarif(file: string): Problem {
  return {
    where: file,
    rule: "a report of a scanner is SARIF: an object with a list of runs",
    fix: "have the scanner write SARIF, for instance checkov -o sarif, trivy config --format sarif or tfsec --format sarif",
  };
}

function toResult(tool: string, result: JsonObject, readLines: ReadLines): ScanResult {
  const locations = objectsIn(result["locations"]);
  const message = textAt(result, ["message", "text"]) ?? textAt(result, ["message", "markdown"]) ?? "";
  const level = result["level"];
  return {
    tool,
    rule: textAt(result, ["ruleId"]) ?? textAt(result, ["rule", "id"]) ?? "",
    level: level === "error" || level === "note" ? level : "warning",
    message,
    names: [
      ...locations
        .flatMap((location) => objectsIn(location["logicalLocations"]))
        .flatMap((location) => [location["fullyQualifiedName"], location["name"]])
        .filter((name) => typeof name === "string"),
      ...textsIn(result["properties"]),
      message,
    ],
    place: placeOf(locations[0], readLines),
  };
}

function placeOf(location: JsonObject | undefined, readLines: ReadLines): ScanResult["place"] {
  const file = location && textAt(location, ["physicalLocation", "artifactLocation", "uri"]);
  if (location === undefined || file === undefined) return undefined;
  const region = memberAt(location, ["physicalLocation", "region", "startLine"]);
  const line = typeof region === "number" ? region : 1;
  const lines = readLines(file);
  return { file, line, address: lines === undefined ? undefined : addressAround(lines, line) };
}

/** The resource that a line belongs to: in HCL by the head of its block, in a plan by its address. */
export function addressAround(lines: readonly string[], line: number): string | undefined {
  for (let index = Math.min(line, lines.length) - 1; index >= 0; index -= 1) {
    const text = lines[index] ?? "";
    const [, type, name] = /^\s*resource\s+"([^"]+)"\s+"([^"]+)"/.exec(text) ?? [];
    if (type !== undefined && name !== undefined) return `${type}.${name}`;
    const [, address] = /^\s*"address":\s*"((?:[^"\\]|\\.)+)"/.exec(text) ?? [];
    if (address !== undefined) return address.replace(/\\(.)/g, "$1");
    // The end of another block: the line is outside of all of them.
    if (/^}/.test(text) && index < line - 1) return undefined;
  }
  return undefined;
}

function memberAt(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

function textAt(value: Json, path: readonly string[]): string | undefined {
  const text = memberAt(value, path);
  return typeof text === "string" ? text : undefined;
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  if (isJsonList(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isJsonList(value) ? value.filter(isJsonObject) : [];
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return isObject(value);
}

function isJsonList(value: Json | undefined): value is readonly Json[] {
  return isList(value);
}
