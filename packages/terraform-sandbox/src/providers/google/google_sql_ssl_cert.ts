import { pem } from "../pem";
import type { ResourceType } from "../resource-type";

export const google_sql_ssl_cert: ResourceType = {
  computed: {
    sha1_fingerprint: "{@hex 40}",
    id: "projects/{project}/instances/{instance}/sslCerts/{sha1_fingerprint}",
    cert: ({ generate }) => pem("CERTIFICATE", generate("cert")),
    cert_serial_number: "{@digits 10}",
    create_time: "{@timestamp}",
    private_key: ({ generate, secret }) =>
      secret("private_key", pem("RSA PRIVATE KEY", generate("private_key"))),
    server_ca_cert: ({ generate }) => pem("CERTIFICATE", generate("server_ca_cert")),
  },
  replaceOnChange: ["common_name", "instance", "project"],
};
