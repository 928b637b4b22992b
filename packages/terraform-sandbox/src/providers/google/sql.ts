/** Self links of Cloud SQL's instances. */
export const SQL = "https://sqladmin.googleapis.com/sql/v1beta4/projects/{project}/instances";
