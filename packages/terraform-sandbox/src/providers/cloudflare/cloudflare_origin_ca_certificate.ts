import { pem } from "../pem";
import type { ResourceType } from "../resource-type";

export const cloudflare_origin_ca_certificate: ResourceType = {
  computed: {
    id: "{@digits 48}",
    certificate: ({ generate }) => pem("CERTIFICATE", generate("certificate")),
    expires_on: "2040-12-28T00:00:00Z",
  },
  defaults: {
    requested_validity: 5475,
  },
  replaceOnChange: ["csr", "hostnames", "id", "request_type", "requested_validity"],
};
