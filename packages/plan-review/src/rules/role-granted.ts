import { grantChecks } from "../checks/grants";
import { policyChecks } from "../checks/policies";
import { create, together, update } from "../example";
import type { Rule } from "../rule";

export const roleGranted: Rule<"role-granted"> = {
  id: "role-granted",
  title: "Role granted",
  group: "permissions",
  severity: "warning",
  explanation:
    "Someone gets a role. A notice if the grant is a new resource for an existing member; not reported if grant and member are created together.",
  checks: [
    grantChecks("role-granted", {
      consequence: "Make sure that everything the role allows is needed.",
      advice: "Grant the narrowest role, on the narrowest resource.",
    }),
    policyChecks("role-granted", {
      consequence: "Make sure that all of it is needed.",
      advice: "Allow only the actions and resources that are needed.",
    }),
  ],
  examples: {
    bad: [
      update(
        "google_project_iam_binding",
        { role: "roles/viewer", members: ["user:a@example.com"] },
        { role: "roles/viewer", members: ["user:a@example.com", "user:b@example.com"] },
      ),
    ],
    fine: [
      update(
        "google_project_iam_binding",
        { role: "roles/viewer", members: ["user:a@example.com", "user:b@example.com"] },
        { role: "roles/viewer", members: ["user:a@example.com"] },
      ),
      together(
        create("google_service_account", { account_id: "web", email: "web@p.iam.gserviceaccount.com" }),
        create("google_project_iam_member", {
          role: "roles/viewer",
          member: "serviceAccount:web@p.iam.gserviceaccount.com",
        }),
      ),
    ],
  },
};
