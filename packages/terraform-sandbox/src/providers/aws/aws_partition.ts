import type { ResourceType } from "../resource-type";

export const aws_partition: ResourceType = {
  dataSource: {
    computed: {
      partition: "aws",
      id: "aws",
      dns_suffix: "amazonaws.com",
      reverse_dns_prefix: "com.amazonaws",
    },
  },
};
