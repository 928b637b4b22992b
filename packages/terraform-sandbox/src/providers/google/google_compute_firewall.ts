import type { ResourceType } from "../resource-type";
import { global } from "./compute";

export const google_compute_firewall: ResourceType = {
  computed: {
    ...global("firewalls"),
    direction: "INGRESS",
  },
  defaults: {
    priority: 1000,
  },
  replaceOnChange: ["direction", "name", "params", "project"],
};
