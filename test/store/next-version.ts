import { bundleFor } from "../support/store-bundle.ts";

/** The bundle of a store whose schema is one version further and whose daily backup waits as long as a test says. */
export function nextVersionStore(): Promise<string> {
  return bundleFor("test/store/next-version-main.ts");
}
