import { workloadIdentityPrincipal } from "../../../constructs/gke/workload-identity";

describe("workloadIdentityPrincipal", () => {
  it("names a ServiceAccount as an IAM member of the project's pool", () => {
    const principal = workloadIdentityPrincipal({
      projectNumber: "123456789",
      projectId: "example-project",
      namespace: "apps",
      serviceAccount: "web",
    });
    expect(principal).toBe(
      "principal://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/" +
        "example-project.svc.id.goog/subject/ns/apps/sa/web",
    );
  });
});
