import type { ResourceType } from "../resource-type";

export const google_service_networking_connection: ResourceType = {
  computed: {
    id: (context) => `${encodeURIComponent(context.text("network"))}:${context.text("service")}`,
    peering: "servicenetworking-googleapis-com",
  },
  replaceOnChange: ["network", "service"],
  overwritesExisting: true,
};
