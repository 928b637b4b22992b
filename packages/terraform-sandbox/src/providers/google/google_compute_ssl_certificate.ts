import type { ResourceType } from "../resource-type";
import { global } from "./compute";

export const google_compute_ssl_certificate: ResourceType = {
  computed: {
    ...global("sslCertificates"),
    certificate_id: ({ generate }) => Number(generate("certificate_id").digits(15)),
  },
  replaceOnChange: ["certificate", "description", "name", "name_prefix", "private_key", "project"],
};
