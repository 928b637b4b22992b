import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { IMMUTABLE_DATA } from "./admission/immutable";

export const kubernetes_secret_v1: ResourceType = {
  computed: { data: fixed({}) },
  defaults: {
    "metadata.namespace": "default",
    type: "Opaque",
    wait_for_service_account_token: true,
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace", "type"],
  api: [IMMUTABLE_DATA],
};
