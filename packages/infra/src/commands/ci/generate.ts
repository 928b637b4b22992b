import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { environmentNames, environments } from "../../../../../environments";
import { deployTime } from "../../ci/deploy-time";
import { readWaits } from "../../ci/longest-apply";
import { PIPELINE_FILE, pipelineFile } from "../../ci/pipeline-file";
import { synthesizeStack } from "../../synthesize-stack";

/** `infra ci generate` */
export const ciGenerate = defineCommand({
  description:
    "Jobs, tiers, addresses and timeouts follow from environments/; timeouts from the waits that each stack declares.",
  options: { check: flag("write nothing; exit code 2 when the file is not what the data makes") },
  examples: [{ command: "{self}", explanation: "after a change of environments/" }],
  run: async (context, { options }) => {
    const text = pipelineFile(
      environments(environmentNames).map((environment) => ({
        environment,
        time: deployTime(readWaits(synthesizeStack(environment.name))),
      })),
    );
    const file = join(context.root, PIPELINE_FILE);
    const isCurrent = existsSync(file) && readFileSync(file, "utf8") === text;
    if (!options.check && !isCurrent) writeFileAtomically(file, text);
    const state = isCurrent ? "is up to date" : options.check ? "is out of date" : "was written";
    context.print(`${PIPELINE_FILE} ${state}`);
    return {
      code: options.check && !isCurrent ? EXIT.changes : EXIT.ok,
      result: { file: PIPELINE_FILE, changed: !isCurrent },
    };
  },
});
