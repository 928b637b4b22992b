import { judgeNamed } from "./named-value";
import { secretName } from "./names";
import { substanceOf } from "./references";

/** A secret in a text of lines. */
export interface LineSecret {
  readonly kind: "by name" | "of a Kubernetes Secret";
  readonly text: string;
  readonly isFinding: boolean;
}

/** `KEY=value`, `key: value`, `export KEY="value"`, `- key: value`, PowerShell's `$Key = value`, systemd's `Environment=KEY=value`. */
const SETTING =
  /^([ \t]*)(?:-[ \t]+)?(?:(?:export|local|readonly|set|ENV|ARG)[ \t]+|Environment=)?["']?\$?(?:env:)?([A-Za-z_.][\w.-]{1,80})["']?[ \t]*[:=][ \t]*(["']?)(.+?)\3[ \t]*,?$/gm;

/** A reference with spaces or signs of its own, as far as its end. */
const REFERENCE = String.raw`\$\([^)\n]*\)|\$?\{\{[^}\n]*\}\}|\$\{[^}\n]*\}`;

/**
 * A setting inside a line: a parameter of an address, a variable before a command, an option, a property of Java or Gradle, an attribute of HCL, a member of a
 * PHP or Ruby array, or of a YAML or JSON object that is written in one line.
 */
const INSIDE = new RegExp(
  String.raw`(?:(?:(?<![\w.-])|(?<=(?<!\S)-[DP]))([A-Za-z_][\w.-]{1,80})(?:=|["']?[ \t]*=>[ \t]*|["']?[ \t]+=[ \t]+(?=["']))|(?<!\$)[{,][ \t]*["']?([A-Za-z_][\w.-]{1,80})["']?[ \t]*:(?:[ \t]+|(?=["'])))` +
    // Not consumed, because the value may hold a setting itself: `REDIRECT=https://example.com/?token=...`.
    String.raw`(?=(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})'|((?:${REFERENCE}|[^\s"'&;,<>(){}[\]]){1,2000})))`,
  "g",
);

/** A shorter value inside a line may be a part of any word. */
const MIN_INSIDE = 4;

/** Secrets in lines of settings: `.env`, properties, YAML, scripts, and in settings inside a line. */
export function secretsInLines(text: string): readonly LineSecret[] {
  if (!/[:=]/.test(text)) return [];
  const secrets: LineSecret[] = [];
  const report = (name: string, value: string): boolean => {
    const certainty = secretName(name);
    // In a script `$name` is a variable.
    if (certainty === undefined || /^\$\w+$/.test(value)) return false;
    const secret = judgeNamed(value, certainty);
    if (secret !== undefined) secrets.push({ kind: "by name", text: value, isFinding: secret.isFinding });
    return secret !== undefined;
  };
  /** Ends of the lines that are a secret from their value's beginning on, by where they begin. */
  const whole = new Map<number, number>();
  for (const match of text.matchAll(SETTING)) {
    const [line, indent = "", name = "", , short = ""] = match;
    const end = match.index + line.length;
    if (report(name, isBlock(short) ? blockAfter(text, end, indent.length) : short))
      whole.set(match.index, end);
  }
  for (const match of text.matchAll(INSIDE)) {
    const [, parameter, member, double, single, bare] = match;
    const value = double ?? single ?? bare ?? "";
    const begin = text.lastIndexOf("\n", match.index) + 1;
    const isDone = match.index < (whole.get(begin) ?? 0);
    if (!isDone && value.length >= MIN_INSIDE) report(parameter ?? member ?? "", value);
  }
  return /\bkind["']?:[ \t]*["']?Secret\b/.test(text) ? [...secrets, ...inKubernetesSecrets(text)] : secrets;
}

/** YAML's header of a text of several lines. */
function isBlock(value: string): boolean {
  return /^[|>][+-]?\d?[+-]?$/.test(value);
}

/** The lines that follow and are indented more, without their indentation. */
function blockAfter(text: string, from: number, indent: number): string {
  const lines: string[] = [];
  for (const line of text.slice(from + 1).split("\n")) {
    if (line.trim() !== "" && indentOf(line) <= indent) break;
    lines.push(line.trim());
  }
  return lines.join("\n").trim();
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Column of a key, also after the dash of a list's item. */
function columnOf(line: string): number {
  return /^[ \t]*(?:-[ \t]+)?/.exec(line)?.[0].length ?? 0;
}

/** Values below `data` and `stringData` of each YAML document that is a Secret, or of an item that is one. */
function inKubernetesSecrets(text: string): readonly LineSecret[] {
  return text.split(/^---.*$/m).flatMap((document) => {
    const lines = document.split("\n");
    const columns = lines.flatMap((line) =>
      /^[ \t]*(?:-[ \t]+)?kind:[ \t]*["']?Secret["']?\s*$/.test(line) ? [columnOf(line)] : [],
    );
    return columns.flatMap((column) => valuesBelowData(lines, column));
  });
}

function valuesBelowData(lines: readonly string[], column: number): readonly LineSecret[] {
  const secrets: LineSecret[] = [];
  let isInside = false;
  for (const line of lines) {
    if (line.trim() === "") continue;
    if (columnOf(line) <= column) {
      isInside = columnOf(line) === column && /^[ \t]*(?:-[ \t]+)?(?:data|stringData):\s*$/.test(line);
    } else if (isInside) {
      const value = (/^[^:]*:[ \t]+(.*)$/.exec(line)?.[1] ?? line).trim().replace(/^(["'])(.*)\1$/, "$2");
      if (
        value !== "" &&
        !isBlock(value) &&
        !line.trimEnd().endsWith(":") &&
        substanceOf(value) !== "reference"
      ) {
        secrets.push({ kind: "of a Kubernetes Secret", text: value, isFinding: true });
      }
    }
  }
  return secrets;
}
