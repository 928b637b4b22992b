import type { ResourceType } from "../resource-type";
import { COMMON } from "./common";

export const cloudflare_healthcheck: ResourceType = {
  computed: { ...COMMON, status: "unknown", failure_reason: "" },
  defaults: {
    consecutive_fails: 1,
    consecutive_successes: 1,
    "http_config.allow_insecure": false,
    "http_config.follow_redirects": false,
    "http_config.method": "GET",
    "http_config.path": "/",
    "http_config.port": 80,
    interval: 60,
    retries: 2,
    suspended: false,
    "tcp_config.method": "connection_established",
    "tcp_config.port": 80,
    timeout: 5,
    type: "HTTP",
  },
  replaceOnChange: ["zone_id"],
};
