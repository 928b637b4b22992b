import type { ResourceType } from "../resource-type";

export const google_certificate_manager_certificate: ResourceType = {
  computed: {
    id: "projects/{project}/locations/{location}/certificates/{name}",
  },
  defaults: {
    location: "global",
    scope: "DEFAULT",
  },
  replaceOnChange: [
    "location",
    "managed",
    "managed.dns_authorizations",
    "managed.domains",
    "managed.issuance_config",
    "name",
    "project",
    "scope",
    "self_managed",
    "self_managed.certificate_pem",
    "self_managed.pem_certificate",
    "self_managed.pem_private_key",
    "self_managed.private_key_pem",
  ],
};
