import { publicAddress } from "../addresses";
import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { global } from "./compute";

export const google_compute_global_address: ResourceType = {
  computed: {
    ...global("addresses"),
    address: (context) =>
      context.text("address_type") === "INTERNAL"
        ? `10.${128 + context.generate("address").integer(64)}.0.0`
        : publicAddress(context.generate("address")),
    prefix_length: fixed(0),
  },
  defaults: {
    address_type: "EXTERNAL",
  },
  hiddenDefaults: { address_type: "EXTERNAL", ip_version: "IPV4" },
  replaceOnChange: [
    "address",
    "address_type",
    "description",
    "ip_version",
    "name",
    "network",
    "prefix_length",
    "project",
    "purpose",
  ],
};
