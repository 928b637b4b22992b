import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { acquireLock } from "@infra-tools/runtime/lock";
import { sandboxLayout } from "../../sandbox/in-sandbox";

/** `infra sandbox reset` */
export const reset = defineCommand({
  examples: [{ command: "{self}", explanation: "start again from nothing" }],
  run: async (context) => {
    const { folder, cloud } = sandboxLayout(context);
    if (!existsSync(folder)) {
      context.print("the sandbox is empty already");
      return { code: EXIT.ok };
    }
    const lock = `${cloud}.lock`;
    const release = await acquireLock(lock, { signal: context.signal });
    try {
      for (const name of readdirSync(folder)) {
        if (join(folder, name) !== lock) rmSync(join(folder, name), { recursive: true, force: true });
      }
    } finally {
      release();
    }
    context.print("the sandbox is empty");
    return { code: EXIT.ok };
  },
});
