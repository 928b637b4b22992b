import type { ResourceType } from "../resource-type";
import { awsAccount } from "./account";

export const aws_iam_openid_connect_provider: ResourceType = {
  computed: {
    arn: (context) =>
      `arn:aws:iam::${awsAccount(context.config)}:oidc-provider/${context.text("url").replace(/^https:\/\//, "")}`,
    id: "{arn}",
    thumbprint_list: ({ generate }) => [generate("thumbprint").hex(40)],
  },
  replaceOnChange: ["url"],
};
