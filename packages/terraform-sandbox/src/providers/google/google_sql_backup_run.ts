import type { ResourceType } from "../resource-type";

export const google_sql_backup_run: ResourceType = {
  dataSource: {
    computed: {
      backup_id: ({ generate }) => Number(`1767${generate("backup_id").digits(9)}`),
      id: "{backup_id}",
      location: "us",
      start_time: "2026-01-01T03:00:00.000Z",
      status: "SUCCESSFUL",
    },
  },
};
