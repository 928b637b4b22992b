import { judgeParity } from "@infra-tools/environment-diff/parity/parity";
import { diffReport } from "@infra-tools/environment-diff/report/report";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { type Block, text } from "@infra-tools/report/doc/doc";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { fieldDoc } from "../../../../environments/field-doc";
import { environmentNames, environments } from "../../../../environments/index";
import { asJson } from "../diff/as-json";
import { loadParity } from "../diff/compare-environments";
import { runEnvironmentsJob } from "../diff/run-job";

/** Said after everything about the change itself. */
const PRIORITY = 8;

/** Compares each environment with the one before it, with the expected differences. */
export async function parityBlocks(context: Context): Promise<readonly Block[]> {
  const sections: Block[] = [];
  for (const [at, b] of environmentNames.entries()) {
    const a = environmentNames[at - 1];
    if (a !== undefined) sections.push(await paritySection(context, a, b));
  }
  return sections;
}

async function paritySection(context: Context, nameA: string, nameB: string): Promise<Block> {
  const [a, b] = environments([nameA, nameB]).map(asJson);
  if (a === undefined || b === undefined) throw new Error("two names give two environments");
  const parity = loadParity(context.root);
  const settings = differingSettings(a, b, fieldDoc);
  context.progress(`comparing ${nameA} and ${nameB} ...`);
  const names = { a: nameA, b: nameB };
  const diff = await runEnvironmentsJob(
    { kind: "environments", comparands: { a, b, settings }, names, identity: parity.identity },
    context.signal,
  );
  const title = `${nameA} and ${nameB}`;
  const [verdict, ...rest] = diffReport(diff, { title, parity: judgeParity(settings, parity) }).blocks;
  return {
    kind: "section",
    title: [text(`Parity of ${title}`)],
    priority: PRIORITY,
    blocks: [
      ...(verdict === undefined ? [] : [verdict]),
      {
        kind: "details",
        summary: [text("Everything that differs, by cause")],
        blocks: rest,
        priority: PRIORITY,
      },
    ],
  };
}
