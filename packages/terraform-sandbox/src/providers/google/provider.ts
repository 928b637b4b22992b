import { isZero } from "../../values";
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
  // "if v == nil { return v }" of the generated flatteners: labels are read when the object has some of the provider's own.
  readsMap: (name, { effective_labels }) =>
    (name === "labels" || name === "resource_labels") && !isZero(effective_labels),
  predictable: knownValues,
};
