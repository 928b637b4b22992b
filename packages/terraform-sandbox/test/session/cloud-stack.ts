import type { Json } from "@infra-tools/terraform-plan/value";

/** One of everything that the sandbox stands in for: each provider, a manifest, data, ephemeral and write-only. */
export function cloudStack(redisMemory = 1): Json {
  return {
    terraform: {
      backend: { http: { address: "http://state.invalid/state" } },
      required_providers: {
        aws: { source: "aws", version: "6.25.0" },
        cloudflare: { source: "cloudflare/cloudflare", version: "5.14.0" },
        google: { source: "google", version: "6.50.0" },
        kubernetes: { source: "kubernetes", version: "2.38.0" },
        random: { source: "random", version: "3.7.2" },
      },
    },
    provider: {
      aws: [{ region: "us-east-1" }],
      google: [{ project: "demo", region: "us-east1" }],
      kubernetes: [{ host: "https://cluster.invalid" }],
    },
    data: {
      aws_caller_identity: { me: {} },
    },
    ephemeral: {
      random_password: { database: { length: 32 } },
    },
    resource: {
      aws_s3_bucket: { packages: { bucket: "packages-demo" } },
      cloudflare_dns_record: {
        web: {
          zone_id: "0123456789abcdef0123456789abcdef",
          name: "packages.example.com",
          type: "A",
          ttl: 1,
          content: "192.0.2.1",
        },
      },
      google_redis_instance: {
        redis: { name: "redis", memory_size_gb: redisMemory, auth_enabled: true },
      },
      google_secret_manager_secret: {
        password: { secret_id: "database-password", project: "demo", replication: { auto: {} } },
      },
      google_secret_manager_secret_version: {
        password: {
          secret: "${google_secret_manager_secret.password.id}",
          secret_data_wo: "${ephemeral.random_password.database.result}",
          secret_data_wo_version: 1,
        },
      },
      kubernetes_namespace_v1: { packages: { metadata: { name: "packages" } } },
      kubernetes_manifest: {
        config: {
          manifest: {
            apiVersion: "cloud.google.com/v1",
            kind: "BackendConfig",
            metadata: { name: "web", namespace: "${kubernetes_namespace_v1.packages.metadata[0].name}" },
            spec: { timeoutSec: 60 },
          },
        },
      },
    },
    output: {
      account: { value: "${data.aws_caller_identity.me.account_id}" },
      redis: { value: "${google_redis_instance.redis.host}" },
    },
  };
}
