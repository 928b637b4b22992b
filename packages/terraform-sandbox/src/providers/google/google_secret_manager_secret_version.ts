import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { SECRET_SIZE } from "./api-rules";
import { projectNumber } from "./project";
import { secretName } from "./secret";
import { numberOfVersion, recordVersion } from "./secret-versions";

export const google_secret_manager_secret_version: ResourceType = {
  computed: {
    version: (context) => {
      const secret = secretName(context, context.text("secret"));
      return String(numberOfVersion(context.cloud, secret, context.object["secret_data_wo_version"]));
    },
    name: (context) => `${secretName(context, context.text("secret"))}/versions/${context.text("version")}`,
    id: "{name}",
    create_time: "{@timestamp}",
    destroy_time: fixed(""),
  },
  defaults: {
    deletion_policy: "DELETE",
    enabled: true,
    is_secret_data_base64: false,
    secret_data_wo_version: 0,
  },
  replaceOnChange: ["is_secret_data_base64", "secret", "secret_data", "secret_data_wo_version"],
  onApplied: recordVersion,
  dataSource: {
    computed: {
      version: (context) => context.text("version") || "1",
      name: ({ text }) => {
        const secret = text("secret");
        const whole = secret.includes("/")
          ? secret
          : `projects/${projectNumber(text("project"))}/secrets/${secret}`;
        return `${whole}/versions/${text("version")}`;
      },
      id: "{name}",
      enabled: fixed(true),
      create_time: "{@timestamp}",
      secret_data: (context) =>
        context.text("fetch_secret_data") === "false"
          ? null
          : context.secret("secret_data", `sandbox-secret-${context.generate("secret_data").hex(16)}`),
    },
  },
  api: [SECRET_SIZE],
};
