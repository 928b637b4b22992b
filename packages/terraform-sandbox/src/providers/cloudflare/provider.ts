import type { ProviderDefinition } from "../provider";
import { CLOUDFLARE_TYPES } from "./types";

export const CLOUDFLARE: ProviderDefinition = { types: CLOUDFLARE_TYPES, framework: true };
