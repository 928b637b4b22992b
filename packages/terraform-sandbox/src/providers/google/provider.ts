import type { ProviderDefinition } from "../provider";
import { LABELS } from "./api-rules";
import { knownValues } from "./planned";
import { GOOGLE_TYPES } from "./types";

export const GOOGLE: ProviderDefinition = {
  types: GOOGLE_TYPES,
  common: { api: [LABELS] },
  framework: false,
  dataSources: {
    computed: {
      project: ({ config }) => (typeof config["project"] === "string" ? config["project"] : null),
    },
  },
  predictable: knownValues,
};
