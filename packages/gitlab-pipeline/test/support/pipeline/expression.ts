/** A pipeline's variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

const TOKEN = /\s*(\$\w+|"[^"]*"|'[^']*'|\/(?:[^/\\]|\\.)*\/|null|==|!=|=~|!~|&&|\|\||\(|\))/y;

/**
 * A condition of `rules:if` (lib/gitlab/ci/pipeline/expression): comparisons bind closer than `&&`, and that closer than
 * `||`. A variable alone holds when it is set and not empty.
 */
export function holds(condition: string, variables: Variables): boolean {
  const tokens = tokensOf(condition);
  const value = readOr(tokens, variables);
  if (tokens.length > 0) throw new Error(`cannot read ${condition} from ${tokens.join(" ")}`);
  return value;
}

function tokensOf(condition: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < condition.trimEnd().length) {
    const [, token] = TOKEN.exec(condition) ?? [];
    if (token === undefined) throw new Error(`invalid expression syntax: ${condition}`);
    tokens.push(token);
  }
  return tokens;
}

function readOr(tokens: string[], variables: Variables): boolean {
  let value = readAnd(tokens, variables);
  while (tokens[0] === "||") {
    tokens.shift();
    const right = readAnd(tokens, variables);
    value = value || right;
  }
  return value;
}

function readAnd(tokens: string[], variables: Variables): boolean {
  let value = readComparison(tokens, variables);
  while (tokens[0] === "&&") {
    tokens.shift();
    const right = readComparison(tokens, variables);
    value = value && right;
  }
  return value;
}

function readComparison(tokens: string[], variables: Variables): boolean {
  if (tokens[0] === "(") {
    tokens.shift();
    const value = readOr(tokens, variables);
    if (tokens.shift() !== ")") throw new Error("a parenthesis is not closed");
    return value;
  }
  const left = readOperand(tokens, variables);
  const operator = tokens[0];
  if (operator === "==" || operator === "!=") {
    tokens.shift();
    return (left === readOperand(tokens, variables)) === (operator === "==");
  }
  if (operator === "=~" || operator === "!~") {
    tokens.shift();
    const pattern = tokens.shift() ?? "";
    return new RegExp(pattern.slice(1, -1)).test(left ?? "") === (operator === "=~");
  }
  return left !== undefined && left !== "";
}

function readOperand(tokens: string[], variables: Variables): string | undefined {
  const token = tokens.shift() ?? "";
  if (token === "null") return undefined;
  if (token.startsWith("$")) return variables[token.slice(1)];
  if (/^["']/.test(token)) return token.slice(1, -1);
  throw new Error(`${token} is no operand`);
}
