import type { ResourceType } from "../resource-type";

export const google_project_service: ResourceType = {
  computed: { id: "{project}/{service}" },
  defaults: {
    disable_on_destroy: true,
  },
  replaceOnChange: ["project", "service"],
  overwritesExisting: true,
};
