import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const google_kms_crypto_key: ResourceType = {
  computed: {
    id: "{key_ring}/cryptoKeys/{name}",
    destroy_scheduled_duration: "2592000s",
    import_only: fixed(false),
    primary: (context) => [
      {
        name: `${context.text("key_ring")}/cryptoKeys/${context.text("name")}/cryptoKeyVersions/1`,
        state: "ENABLED",
      },
    ],
  },
  defaults: {
    purpose: "ENCRYPT_DECRYPT",
    "version_template.protection_level": "SOFTWARE",
  },
  computedBlocks: ["version_template"],
  replaceOnChange: [
    "crypto_key_backend",
    "destroy_scheduled_duration",
    "import_only",
    "key_ring",
    "name",
    "purpose",
    "version_template.protection_level",
  ],
};
