import type { ResourceType } from "../resource-type";

export const aws_iam_access_key: ResourceType = {
  computed: {
    id: "AKIA{@upper 16}",
    create_date: "{@timestamp}",
    secret: ({ generate, secret, text }) =>
      text("pgp_key") === "" ? secret("secret", generate("secret").base64(30)) : null,
    ses_smtp_password_v4: ({ generate, secret, text }) =>
      text("pgp_key") === ""
        ? secret("ses_smtp_password_v4", generate("ses_smtp_password_v4").base64(33))
        : null,
  },
  defaults: {
    status: "Active",
  },
  replaceOnChange: ["pgp_key", "user"],
};
