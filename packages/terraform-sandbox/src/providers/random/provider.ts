import type { ProviderDefinition } from "../provider";
import { RANDOM_TYPES } from "./types";

export const RANDOM: ProviderDefinition = { types: RANDOM_TYPES, framework: true, stateOnly: true };
