import type { ResourceType } from "../resource-type";
import { COMPUTE } from "./compute";

export const google_compute_managed_ssl_certificate: ResourceType = {
  computed: {
    id: "projects/{project}/global/sslCertificates/{name}",
    self_link: `${COMPUTE}/global/sslCertificates/{name}`,
    creation_timestamp: "{@timestamp}",
    certificate_id: ({ generate }) => Number(generate("certificate_id").digits(15)),
  },
  defaults: {
    type: "MANAGED",
  },
  replaceOnChange: ["description", "managed", "managed.domains", "name", "project", "type"],
};
