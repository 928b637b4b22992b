/**
 * Untrusted text in Markdown for GitLab and GitHub.
 *
 * Three things read a note: the Markdown parser; filters that look for references (`@user`, `#1`, `!1`, `~label`,
 * emoji, addresses, commit ids) in the finished HTML, where neither a backslash nor an entity hides anything; and
 * a search for quick actions (`/close`) in the raw text. Against the first, characters are escaped. Against the
 * second, a `<span>` divides the text so that no filter sees the whole reference, which is what GitLab does itself
 * for an escaped `\@`, and what GitHub advises for `$`. Against the third, no line starts with untrusted text.
 */
import { makeVisible } from "./visible";

/** Characters with a meaning inside a line. `|` and `<` are entities: a backslash would not protect a table cell. */
const IN_MARKDOWN: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  $: "&#36;",
  "\\": "\\\\",
  "`": "\\`",
  "*": "\\*",
  _: "\\_",
  "[": "\\[",
  "]": "\\]",
  "~": "\\~",
};

const IN_HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  $: "&#36;",
};

/**
 * Patterns that GitLab's reference filters match, divided:
 * commit ids; keys of issue trackers (`ABC-1`); `www.`; a sign in front of a name; `$` (mathematics); `{+` and `[-`.
 */
const REFERENCE = [
  /(?<hex>(?<![0-9A-Za-z_])[0-9a-fA-F]{7,64}(?![0-9A-Za-z_]))/.source,
  /(?<=[A-Z][A-Z0-9_]{0,30})-(?=\d|$)/.source,
  /(?<=[wW]{3})\./.source,
  /[@#!~%&^:](?!\s)/.source,
  /\$/.source,
  /[{[](?=[+-]|$)/.source,
].join("|");

const MARKDOWN_PIECE = new RegExp(`${REFERENCE}|(?<plain>[&<>|\\\\\`*_[\\]~])`, "g");
const HTML_PIECE = new RegExp(`${REFERENCE}|(?<plain>[&<>"])`, "g");

/** Text inside a Markdown line, also inside a table cell. The result may stand at the start of a line. */
export function escapeMarkdown(text: string): string {
  return escapeLineStart(escapePieces(makeVisible(text), MARKDOWN_PIECE, IN_MARKDOWN));
}

/** Text inside an HTML block of a Markdown document, where Markdown is not read but references are: a summary. */
export function escapeMarkdownHtml(text: string): string {
  return escapePieces(makeVisible(text), HTML_PIECE, IN_HTML);
}

function escapePieces(text: string, pieces: RegExp, table: Readonly<Record<string, string>>): string {
  return text.replace(pieces, (piece: string, ...rest: unknown[]) => {
    const groups = namedGroups(rest);
    if (groups.hex !== undefined) return piece.replace(/(.{3})(.)/g, "$1<span>$2</span>");
    const escaped = table[piece] ?? piece;
    return groups.plain === undefined ? `<span>${escaped}</span>` : escaped;
  });
}

/** The last argument of a replacer is the object of named groups. */
function namedGroups(rest: readonly unknown[]): { hex?: string; plain?: string } {
  const groups = rest.at(-1);
  return typeof groups === "object" && groups !== null ? groups : {};
}

/**
 * Indented code, headings, lists, rules and quick actions are only read at the start of a line. Harmless when done twice, which a
 * line made of several texts needs.
 */
export function escapeLineStart(escaped: string): string {
  return escaped
    .replace(/^ {2,}/, " ")
    .replace(/^(\s*)\//, "$1<span>/</span>")
    .replace(/^(\s*)([#+=-])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2");
}

/**
 * A value as code. Back-ticks where they do; for values with back-ticks, pipes or outer blanks the HTML element with
 * every sign as an entity, since parsers disagree about `\|` inside a code span of a table.
 */
export function codeSpan(value: string): string {
  const shown = makeVisible(value);
  return /[`|]|^\s|\s$|^$/.test(shown) ? codeElement(value) : `\`${shown}\``;
}

/** A value as an HTML `code` element, right in Markdown lines, table cells and HTML blocks. */
export function codeElement(value: string): string {
  const shown = makeVisible(value).replace(
    /[^\p{L}\p{N} ,;=?%+]/gu,
    (sign) => `&#${String(sign.codePointAt(0))};`,
  );
  return `<code>${shown}</code>`;
}

/**
 * A fenced block. `lines` must each start with a character of ours (a blank, `+`, `-`, `!`, `=`): some versions of
 * GitLab look for quick actions inside fences longer than three back-ticks.
 */
export function fence(language: string, lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${lines.join("\n")}\n${ticks}`;
}

function longestRun(line: string): number {
  return (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
