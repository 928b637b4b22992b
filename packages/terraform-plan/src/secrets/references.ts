/** Nature of a text: a reference alone, a literal value (also beside or inside a reference), or a text that may be either. */
export type Substance = "reference" | "literal" | "ambiguous";

/** Texts that a program replaces by a value later. A delimiter that is not closed reaches to the end of the text. */
const DELIMITERS: readonly (readonly [open: string, close: string])[] = [
  // GitHub Actions and Azure Pipelines
  ["${{", "}}"],
  // Inputs of a GitLab CI/CD component
  ["$[[", "]]"],
  // Shells, Docker Compose, systemd, Terraform templates; a second dollar is an escape
  ["$${", "}"],
  ["${", "}"],
  // Commands in shells and PowerShell, variables in Kubernetes and Azure Pipelines
  ["$(", ")"],
  ["`", "`"],
  // Helm and other Go templates, Jinja, CloudFormation's dynamic references
  ["{{", "}}"],
  // ERB and EJS
  ["<%", "%>"],
  // Azure App Service
  ["@Microsoft.KeyVault(", ")"],
];

/** `$NAME`, `$env:NAME`, `$secret.Password`, `%NAME%`, and what `printf` and systemd replace. */
const VARIABLE =
  /\$+(?:(?:env|script|global|using):)?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|%[A-Za-z_]\w*%|%\(\w+\)s|%[A-Za-z](?!\w)/y;

/** Addresses of secrets in their stores, encrypted values, and expressions of code that ask for one. */
const LOOKUPS: readonly RegExp[] = [
  /^(?:arn:|projects\/|ref\+|vault:|op:\/\/|sm:|ssm:|awssm:|secretsmanager:|keyvault:|azurekeyvault:|gcpsm:|file:|env:)/i,
  /^https?:\/\/(?![^/]*@)/,
  /^(?:ENC\[|\$ANSIBLE_VAULT;)/,
  // Terraform and the usual languages
  /^(?:var|local|data|module|each|self|ephemeral)\.[\w.[\]"'*-]+$/,
  /^(?:os\.(?:environ|getenv)|process\.env|ENV[[.]|(?:System\.)?getenv\(|Environment\.GetEnvironmentVariable\()/,
  /^\(?(?:Get|Read|New|Import|Invoke|Unprotect|Receive)-[A-Z]\w+\b/,
  // YAML: tags that look something up (`!Ref`, `!reference`, `!vault`), and aliases
  /^!(?!!)[A-Za-z]/,
  /^\*[A-Za-z][\w-]*$/,
];

/** Names of a header's scheme, quotes, and what joins references. */
const JOINERS = /^(?:\s*(?:bearer|basic|token|apikey|digest)\s)|[\s"':/@.,_|+\\;&-]+/gi;

/** Judges whether a text holds a value itself or only says where one comes from: `$(cat /run/secrets/db)`. */
export function substanceOf(text: string): Substance {
  const trimmed = unquoted(text);
  if (LOOKUPS.some((lookup) => lookup.test(trimmed))) return "reference";
  const { rest, defaults, references } = split(trimmed);
  if (references.length === 0 || isLiteral(rest) || defaults.some(isLiteral)) return "literal";
  // `$ecret` may be somebody's password. Nobody names a password in capitals.
  return references.length === 1 && /^\$+[a-z]\w*$/.test(trimmed) ? "ambiguous" : "reference";
}

/** Literal values that references fall back to: `hunter2` of `${PASSWORD:-hunter2}`. */
export function fallbacks(text: string): readonly string[] {
  return split(unquoted(text)).defaults.filter(isLiteral);
}

function isLiteral(text: string): boolean {
  return text.replace(JOINERS, "") !== "";
}

function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(["']).*\1$/s.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}

interface Parts {
  readonly rest: string;
  readonly references: readonly string[];
  readonly defaults: readonly string[];
}

function split(text: string): Parts {
  if (!/[$`{<@%]/.test(text)) return { rest: text, references: [], defaults: [] };
  const references: string[] = [];
  const defaults: string[] = [];
  let rest = "";
  let index = 0;
  while (index < text.length) {
    const delimited = delimitedAt(text, index);
    const reference = delimited?.text ?? variableAt(text, index);
    if (reference === undefined) {
      rest += text.charAt(index);
      index += 1;
      continue;
    }
    references.push(reference);
    if (delimited !== undefined) defaults.push(...defaultsOf(delimited));
    index += reference.length;
  }
  return { rest, references, defaults };
}

interface Delimited {
  readonly text: string;
  readonly open: string;
  readonly inner: string;
}

function delimitedAt(text: string, index: number): Delimited | undefined {
  for (const [open, close] of DELIMITERS) {
    if (!text.startsWith(open, index)) continue;
    const from = index + open.length;
    const end = endOf(text, from, open, close);
    return { text: text.slice(index, end + close.length), open, inner: text.slice(from, end) };
  }
  return undefined;
}

/** Place of the closing delimiter. Single brackets nest: `${A:-${B}}`, `$(cat $(pwd)/key)`. */
function endOf(text: string, from: number, open: string, close: string): number {
  const bracket = open.at(-1);
  if (close.length > 1 || bracket === close) {
    const end = text.indexOf(close, from);
    return end < 0 ? text.length : end;
  }
  let depth = 1;
  for (let index = from; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === bracket) depth += 1;
    else if (char === close) depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

function variableAt(text: string, index: number): string | undefined {
  VARIABLE.lastIndex = index;
  return VARIABLE.exec(text)?.[0];
}

/** `${NAME:-word}`, also with `-`, `=`, `:=`, `+`, `:+`. After `?` comes a message. */
const PARAMETER = /^[A-Za-z_]\w*:?[-=+](.*)$/s;

/** A literal of an expression that is where no other value is, or alone. */
const EXPRESSION_DEFAULT =
  /(?:\bdefault\b[ (]*|\|\|\s*|\?\?\s*|\b(?:coalesce|try|ternary)\b[^"']*|\blookup\([^"']*"[^"]*",\s*|[?:]\s*|^\s*)(["'])(.*?)\1/g;

/** `$(echo word)` is another way to write the word. */
const ECHO = /^\s*(?:echo|printf)\s+(?:-\w+\s+|["']?%s(?:\\n)?["']?\s+)*(["']?)([^|"']+)\1/;

function defaultsOf({ open, inner }: Delimited): readonly string[] {
  if (open === "$(" || open === "`") return literalParts([ECHO.exec(inner)?.[2] ?? ""]);
  const word = open.endsWith("${") ? PARAMETER.exec(inner)?.[1] : undefined;
  if (word !== undefined) return literalParts([unquoted(word)]);
  return literalParts([...inner.matchAll(EXPRESSION_DEFAULT)].map((match) => match[2] ?? ""));
}

/** A default may be a reference again, with a default of its own. */
function literalParts(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const { rest, references, defaults } = split(text);
    return references.length === 0 ? [text] : [rest, ...defaults];
  });
}
