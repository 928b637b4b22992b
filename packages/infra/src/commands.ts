import type { Command } from "./command";
import { apply } from "./commands/apply";
import { ci } from "./commands/ci";
import { completion } from "./commands/completion";
import { destroy } from "./commands/destroy";
import { diff } from "./commands/diff";
import { doctor } from "./commands/doctor";
import { graph } from "./commands/graph";
import { plan } from "./commands/plan";
import { preview } from "./commands/preview";
import { review } from "./commands/review";
import { rules } from "./commands/rules";
import { sandbox } from "./commands/sandbox";
import { schemas } from "./commands/schemas";
import { start } from "./commands/start";

/**
 * Every command of `./infra`, in the order of `--help`. Command files hold data and import their work
 * inside `run`, so that listing them costs nothing.
 */
export const COMMANDS: readonly Command[] = [
  start,
  plan,
  apply,
  destroy,
  preview,
  review,
  diff,
  rules,
  graph,
  sandbox,
  schemas,
  ci,
  doctor,
  completion,
];
