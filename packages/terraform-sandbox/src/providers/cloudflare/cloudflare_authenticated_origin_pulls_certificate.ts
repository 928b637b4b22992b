import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const cloudflare_authenticated_origin_pulls_certificate: ResourceType = {
  computed: {
    id: "{@hex 32}",
    certificate_id: "{id}",
    issuer: "CN=Sandbox",
    signature: "SHA256WithRSA",
    status: "active",
    uploaded_on: "{@timestamp}",
    expires_on: "2036-01-01T00:00:00Z",
    enabled: fixed(false),
  },
  replaceOnChange: ["certificate", "zone_id"],
  overwritesExisting: true,
};
