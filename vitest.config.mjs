import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const own = (name) => [`test/${name}/**/*.test.ts`];
const apart = ["engine", "store", "journey", "app"];

/**
 * Inference fills the machine, so these run one file at a time and with patience.
 * @returns {import("vitest/config").TestProjectInlineConfiguration}
 */
const heavy = (name) => ({
  extends: true,
  test: {
    name,
    environment: "node",
    include: own(name),
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

/** One project per kind of process: scripts/lib/test-projects.mjs says which Node each of them runs on. */
export default defineConfig({
  envDir: false,
  plugins: [react()],
  test: {
    fileParallelism: true,
    maxWorkers: 2,
    pool: "forks",
    passWithNoTests: false,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: [...apart.flatMap(own), "test/renderer/**"],
        },
      },
      {
        extends: true,
        test: { name: "renderer", environment: "jsdom", include: ["test/renderer/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: { name: "store", environment: "node", include: own("store"), testTimeout: 30_000 },
      },
      heavy("engine"),
      heavy("journey"),
      heavy("app"),
    ],
  },
});
