import { heldData } from "../checks/held-data";
import { labelOf } from "../context";
import { destroy } from "../example";
import type { Rule } from "../rule";

export const deposedDestroyed: Rule<"deposed-destroyed"> = {
  id: "deposed-destroyed",
  title: "Deposed object destroyed",
  group: "data",
  severity: "warning",
  explanation:
    "An earlier replacement that created the new object first left the old one behind, and this plan deletes it. If it holds data, this is a danger: it can be the object that still has the data.",
  checks: [
    (context) => {
      const { change, metadata } = context;
      if (change.deposed === undefined || change.action !== "delete") return [];
      const held = heldData(change, metadata);
      const lost = held?.label === undefined ? "" : ` Lost with it: ${held.label}.`;
      return [
        {
          path: [],
          message: `The ${labelOf(context)} that an earlier replacement left behind (deposed ${change.deposed}) is destroyed.${lost}`,
          advice: "Make sure that the object in use is the new one and has everything that the old one had.",
          severity: held === undefined ? "notice" : held.byName ? "warning" : "danger",
        },
      ];
    },
  ],
  examples: {
    bad: [destroy("google_sql_database_instance", {}, { deposed: "1a2b3c4d" })],
    fine: [destroy("google_sql_database_instance")],
  },
};
