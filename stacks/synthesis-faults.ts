import {
  DefaultTokenResolver,
  type IResolvable,
  StringConcat,
  TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  Tokenization,
} from "cdktf";
import type { ConstructProblem } from "../constructs/shared/validate";

/** Resolves tokens as cdktf does, and notes those that belong to another stack. */
class OriginResolver extends DefaultTokenResolver {
  readonly foreign = new Map<string, string>();

  constructor(private readonly stack: TerraformStack) {
    super(new StringConcat());
  }

  override resolveToken(
    ...[token, context, postProcessor]: Parameters<DefaultTokenResolver["resolveToken"]>
  ) {
    const origin = originOf(token);
    const value: unknown = super.resolveToken(token, context, postProcessor);
    if (origin !== undefined && origin !== this.stack) this.foreign.set(String(value), origin.node.path);
    return value;
  }
}

/**
 * Finds references into other stacks. Stacks of one kind have equal logical ids: such a reference would silently become
 * one to the stack's own resource of the same name, and the plan would succeed.
 */
export function foreignReferences(
  stack: TerraformStack,
  elements: readonly TerraformElement[],
): readonly ConstructProblem[] {
  return elements.flatMap((element) => {
    const resolver = new OriginResolver(stack);
    Tokenization.resolve(element.toTerraform(), { scope: stack, resolver, preparing: false });
    return [...resolver.foreign].map(([reference, origin]) => ({
      option: inStack(stack, element.node.path),
      value: reference,
      rule: `must not refer to stack ${origin}`,
      fix: `Pass plain data from the environments instead: ${stack.node.path} is applied without ${origin}`,
    }));
  });
}

/**
 * Finds what is left of tokens that cdktf could not resolve: arithmetic on a number that is a token gives a huge number
 * (-1.9e+289), and a token's text that was cut or changed stays as it is.
 */
export function lostTokens(stack: TerraformStack, configuration: unknown): readonly ConstructProblem[] {
  const problems: ConstructProblem[] = [];
  const bareBlocks = pathsOfBareBlocks(stack);
  const visit = (node: unknown, owner: string, path: string): void => {
    const bareBlock = bareBlocks.get(path);
    if (isLost(node)) {
      problems.push({
        option: bareBlock ?? (owner === "" ? path : `${owner} (${path})`),
        value: String(node),
        rule: "must not hold a token that cdktf cannot resolve",
        fix: "Compute with Fn or Op, or interpolate the whole attribute: a token is no number and no text to cut",
      });
      return;
    }
    if (node === null || typeof node !== "object") return;
    const nearest = constructPath(node) ?? bareBlock ?? owner;
    const inside = nearest === owner ? path : "";
    for (const [key, value] of Object.entries(node)) {
      const next = inside === "" ? key : `${inside}.${key}`;
      if (isLost(key)) visit(key, nearest, next);
      if (key !== "//") visit(value, nearest, next);
    }
  };
  visit(configuration, "", "");
  return problems;
}

/** cdktf encodes tokens as numbers beyond this size (tokens/private/encoding of cdktf). */
const ENCODED_NUMBERS_BEYOND = 1e280;
const LEFTOVER = /TfToken\[|\de\+(2[89]|30)\d/;

function isLost(value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) > ENCODED_NUMBERS_BEYOND;
  return typeof value === "string" && LEFTOVER.test(value);
}

function originOf(token: IResolvable): TerraformStack | undefined {
  const origin: unknown = Reflect.get(token, "originStack");
  return TerraformStack.isStack(origin) ? origin : undefined;
}

/** The path that cdktf writes into each block, without the stack. */
function constructPath(node: object): string | undefined {
  const comment: unknown = Reflect.get(node, "//");
  const metadata: unknown =
    comment === null || comment === undefined ? undefined : Reflect.get(Object(comment), "metadata");
  const path: unknown = metadata === undefined ? undefined : Reflect.get(Object(metadata), "path");
  return typeof path === "string" ? path.split("/").slice(1).join("/") : undefined;
}

/** Construct paths of the blocks that cdktf writes without their path, by section and id. */
function pathsOfBareBlocks(stack: TerraformStack): ReadonlyMap<string, string> {
  return new Map(
    stack.node
      .findAll()
      .filter(TerraformElement.isTerraformElement)
      .flatMap((element): readonly (readonly [string, string])[] => {
        const section = sectionOf(element);
        if (section === undefined) return [];
        return [[`${section}.${element.friendlyUniqueId}`, inStack(stack, element.node.path)]];
      }),
  );
}

function sectionOf(element: TerraformElement): string | undefined {
  if (element instanceof TerraformOutput) return "output";
  if (element instanceof TerraformLocal) return "locals";
  return element instanceof TerraformVariable ? "variable" : undefined;
}

function inStack(stack: TerraformStack, path: string): string {
  return path.slice(stack.node.path.length + 1);
}
