import { workloadPrincipal } from "../../../constructs/secrets/workload-principal";

test("a Kubernetes service account's principal is written as Workload Identity Federation wants it", () => {
  expect(
    workloadPrincipal({
      projectId: "some-project",
      projectNumber: "123456789",
      namespace: "orders",
      serviceAccount: "web",
    }),
  ).toBe(
    "principal://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/" +
      "some-project.svc.id.goog/subject/ns/orders/sa/web",
  );
});
