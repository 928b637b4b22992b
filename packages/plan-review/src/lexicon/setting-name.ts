import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { reveal } from "../values/inspect";
import type { NamedAttribute } from "./reading";

const VALUE = /(^|\.)(value|values|setting_value)$/;

/**
 * Path with the name of the setting. In a pair of name and value, as parameters of databases and charts are, the setting is
 * the name: `parameter.value` beside `name = "require_secure_transport"` is `parameter.require_secure_transport`.
 */
export function settingName({ path, blocksAround }: NamedAttribute): string {
  // The values of a chart are no value of the release's name.
  if (!VALUE.test(path) || path === "values") return path;
  const [block] = blocksAround();
  const named = ["name", "key", "parameter", "setting", "setting_id", "option", "flag"]
    .flatMap((key) => [textAt(block?.after, key), textAt(block?.before, key)])
    .find((text) => text !== undefined && SETTING.test(text));
  // The point of a version separates nothing: `Protocol-TLSv1.1`.
  if (named === undefined) return path;
  // A point behind a backslash belongs to the name, and a position says nothing: `grafana\\.ini.tls`, `ranges[0]`.
  const plain = named
    .replace(/\\\./g, "_")
    .replace(/\[\d+\]/g, "")
    .replace(/(\d)\.(?=\d)/g, "$1_");
  return path.replace(VALUE, `$1${plain}`);
}

/** The name of a setting, of SQL Server in words: no sentence and no resource. */
export const SETTING = /^[a-z](?:[\w.-]|\\\.|\[\d+\]){2,80}( [a-z][\w-]{1,20}){0,3}$/i;

/** The text of an attribute of a block. */
export function textAt(block: Value | undefined, key: string): string | undefined {
  const plain = reveal(block);
  const value = isObject(plain) ? reveal(plain[key]) : undefined;
  return typeof value === "string" ? value : undefined;
}
