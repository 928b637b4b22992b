import type { ResourceType } from "../resource-type";

export const google_certificate_manager_dns_authorization: ResourceType = {
  computed: {
    id: "projects/{project}/locations/{location}/dnsAuthorizations/{name}",
    type: "FIXED_RECORD",
    dns_resource_record: (context) => [
      {
        name: `_acme-challenge.${context.text("domain")}.`,
        type: "CNAME",
        data: `${context.generate("record").uuid()}.1.authorize.certificatemanager.goog.`,
      },
    ],
  },
  defaults: {
    location: "global",
  },
  replaceOnChange: ["domain", "location", "name", "project", "type"],
};
