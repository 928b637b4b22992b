import type { ResourceType } from "../resource-type";
import { awsRegion } from "./account";

export const aws_region: ResourceType = {
  dataSource: {
    computed: {
      region: ({ config }) => awsRegion(config),
      name: ({ config, text }) => text("region") || awsRegion(config),
      id: ({ config, text }) => text("region") || text("name") || awsRegion(config),
      endpoint: ({ config, text }) => `ec2.${text("region") || awsRegion(config)}.amazonaws.com`,
      description: ({ config, text }) => text("region") || awsRegion(config),
    },
  },
};
