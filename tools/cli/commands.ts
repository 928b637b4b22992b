import type { Command } from "./command";
import { completion } from "./commands/completion";
import { doctor } from "./commands/doctor";

/**
 * Every command of `./infra`, in the order of `--help`. Command files hold data and import their work
 * inside `run`, so that listing them costs nothing.
 */
export const COMMANDS: readonly Command[] = [doctor, completion];
