import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag, text } from "@infra-tools/runtime/command-line/parameter";
import { restore as restoreDatabase } from "../../ops/restore/restore";
import { ENVIRONMENT } from "../../parameters";
import { chosenEnvironments } from "../../sandbox/in-sandbox";

/** `infra ops restore <environment> --at <time>` */
export const restore = defineCommand({
  description:
    "Restores the database to a point in time, into a new instance that the stack is then pointed at. Prints the commands " +
    "for the real clouds, prepares the change of the data as a commit on a branch of its own, and performs the whole " +
    "sequence in the sandbox. Runs nothing against a cloud. The same command continues a restore that was interrupted. " +
    "There is no restore in place: it overwrites the data it should save (docs/restore.md). " +
    "Exit code of a dry run: 2 while steps are left in the sandbox. 3: the sandbox refused the deploy's plan.",
  arguments: { environment: ENVIRONMENT },
  options: {
    at: text("<time>", "moment to restore to, with its time zone: 2027-01-31T02:15:00Z"),
    dryRun: flag("check and print only: no commit, no change in the sandbox"),
    instance: text("<name>", "name of the new instance (default: made from the environment and the time)"),
    generation: text("<number>", "credential generation to use (default: the next one)"),
  },
  examples: [
    {
      command: "{self} ops --at 2027-01-31T02:15:00Z --dry-run",
      explanation: "check it and print every command",
    },
    {
      command: "{self} ops --at 2027-01-31T03:15:00+01:00",
      explanation: "prepare the commit and perform it in the sandbox",
    },
    {
      command: "{self} ops --at 2027-01-31T02:15:00Z --generation 3",
      explanation: "continue after generation 2 was lost in an apply that failed",
    },
  ],
  run: (context, { arguments: { environment }, options }) => {
    chosenEnvironments([environment]);
    return restoreDatabase(context, environment, options, new Date());
  },
});
