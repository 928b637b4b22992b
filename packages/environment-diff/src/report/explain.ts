import {
  type Block,
  code,
  type Doc,
  type Inline,
  paragraph,
  type Section,
  strong,
  text,
} from "@infra-tools/report/doc/doc";
import { visible } from "@infra-tools/report/escape/visible";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import type { Cause, Evidence, Explained } from "../cause/attribute";
import type { EnvironmentDiff } from "../diff";
import { otherSide, type Setting } from "../settings";
import { contentLines } from "./content";
import { settingLine } from "./report";
import { causeLine } from "./tables";
import { attributePath, enumerate, printValue } from "./words";

const MAX_VALUE_LENGTH = 2_000;

/** Of a block that only one side has; who asks for one wants to read it. */
const MAX_LINES = 400;

/**
 * The differences of what is asked for: an address, a construct's path inside the stack (with everything in it), or an
 * address with an attribute.
 */
export function findDifferences({ differences }: EnvironmentDiff, asked: string): readonly Explained[] {
  return differences.filter(({ difference }) => {
    const { address, block } = difference;
    const attribute = `${address} ${attributePath(difference)}`;
    return (
      address === asked ||
      block === asked ||
      block.startsWith(`${asked} `) ||
      block.startsWith(`${asked}/`) ||
      attribute === asked ||
      attribute.replace(" ", ".") === asked
    );
  });
}

/** Why each of these differences is there, step by step. */
export function explanation(
  diff: EnvironmentDiff,
  asked: string,
  matches: readonly Explained[],
  reasons: ReadonlyMap<string, string> = new Map(),
): Doc {
  const blocks = new Set(matches.map(({ difference }) => difference.block));
  return {
    title: `Why ${asked} differs between ${diff.names.a} and ${diff.names.b}`,
    blocks: [...blocks].map((block): Section => {
      const those = matches.filter(({ difference }) => difference.block === block);
      return {
        kind: "section",
        title: [text(those[0]?.difference.address ?? block)],
        blocks: [
          paragraph(text("construct ", "muted"), code(constructOf(block), "muted")),
          ...those.map((explained) => chain(diff, explained, reasons)),
        ],
      };
    }),
  };
}

/** The key of a resource's block is its construct's path and its type. */
function constructOf(block: string): string {
  return block.split(" ")[0] ?? block;
}

function chain(diff: EnvironmentDiff, explained: Explained, reasons: ReadonlyMap<string, string>): Block {
  const { difference, causes, branches } = explained;
  const settings = new Map(diff.settings.map((setting) => [setting.path, setting]));
  return {
    kind: "details",
    summary: [code(attributePath(difference) || "the whole block")],
    open: true,
    blocks: [
      ...differenceBlocks(diff, explained),
      ...(causes.length === 0 || branches.length > 0 || diff.code?.has(explained) === true
        ? [paragraph(text("Cause: "), ...causeLine(diff, explained))]
        : []),
      ...causes.flatMap((cause) => causeBlocks(diff, cause, settings, reasons)),
      ...(branches.length === 0 ? [] : [branchBlock(branches)]),
    ],
  };
}

function branchBlock(branches: readonly string[]): Block {
  return paragraph(
    text(
      `Swapping ${enumerate(branches)} changes it by more than the name's own text, so code decides by the name.`,
    ),
  );
}

function differenceBlocks({ names }: EnvironmentDiff, explained: Explained): readonly Block[] {
  const { kind, delta } = explained.difference;
  if (kind !== "changed") {
    return [
      paragraph(text(`It is only in ${kind === "only-a" ? names.a : names.b}.`)),
      { kind: "diff", lines: contentLines(explained, MAX_LINES) },
    ];
  }
  return [
    {
      kind: "diff",
      lines: [
        { op: "-", text: `${names.a}: ${visible(printValue(delta.before), MAX_VALUE_LENGTH)}` },
        { op: "+", text: `${names.b}: ${visible(printValue(delta.after), MAX_VALUE_LENGTH)}` },
      ],
    },
  ];
}

function causeBlocks(
  diff: EnvironmentDiff,
  { settings, evidence }: Cause,
  settingsByPath: ReadonlyMap<string, Setting>,
  reasons: ReadonlyMap<string, string>,
): readonly Block[] {
  return settings.flatMap((path): readonly Block[] => {
    const setting = settingsByPath.get(path);
    if (setting === undefined) return [];
    const reason = reasons.get(path);
    return [
      paragraph(...settingLine(setting)),
      ...placeBlocks(diff, setting),
      ...(setting.doc === undefined ? [] : [paragraph(text(setting.doc.description, "muted"))]),
      ...(reason === undefined ? [] : [paragraph(text(`Expected to differ: ${reason}`, "muted"))]),
      { kind: "list", items: evidence.map((each) => evidenceLine(diff, each)) },
    ];
  });
}

/** `pre: environments/pre.ts:97, ops: environments/ops.ts:97` */
function placeBlocks({ names }: EnvironmentDiff, { places }: Setting): readonly Block[] {
  const sides = (["a", "b"] as const).flatMap((side): readonly Inline[] => {
    const place = places?.[side];
    return place === undefined ? [] : [text(`${names[side]}: `, "muted"), code(place), text(" ")];
  });
  return sides.length === 0 ? [] : [paragraph(...sides)];
}

function evidenceLine(
  { names }: EnvironmentDiff,
  { side, companions, becomes }: Evidence,
): readonly Inline[] {
  const with_ =
    companions.length === 0 ? "" : ` (together with ${enumerate(companions)}, as the rules demand)`;
  return [
    text(`with the value of ${names[otherSide(side)]} in ${names[side]}${with_} it `),
    ...outcome(becomes),
  ];
}

function outcome(becomes: Value | undefined): readonly Inline[] {
  if (becomes === undefined) return [strong("is removed")];
  if (isObject(becomes)) return [strong("is there")];
  return [text("becomes "), code(visible(printValue(becomes), MAX_VALUE_LENGTH))];
}
