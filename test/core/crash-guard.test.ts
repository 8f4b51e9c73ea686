import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelId } from "#contract/ids.ts";
import type { CrashGuard } from "../../electron/core/crash-guard.ts";
import { createCrashGuard } from "../../electron/core/crash-guard.ts";
import { removeFolder, temporaryFolder } from "../support/running-app.ts";

const model = "model-1" as ModelId;
let folder = "";
const path = (): string => join(folder, "guard.json");

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

function guardAt(file: string): CrashGuard {
  return createCrashGuard(file, { info: () => undefined, error: () => undefined });
}

function crash(times: number, backend: "cpu" | "vulkan" = "cpu"): void {
  const guard = guardAt(path());
  for (let count = 0; count < times; count++) {
    guard.trying(backend, model);
    guard.crashed();
  }
}

test("sets a model aside after it killed the engine three times, across restarts of the app", () => {
  crash(2);
  expect(guardAt(path()).isModelSetAside(model)).toBe(false);
  crash(1);
  expect(guardAt(path()).isModelSetAside(model)).toBe(true);
});

test("a reply that ends well clears the count", () => {
  crash(2);
  const guard = guardAt(path());
  guard.trying("cpu", model);
  guard.worked();
  crash(2);
  expect(guardAt(path()).isModelSetAside(model)).toBe(false);
});

test("an attempt that was still running when the app died counts as a crash", () => {
  crash(2);
  guardAt(path()).trying("cpu", model);
  expect(guardAt(path()).isModelSetAside(model)).toBe(true);
});

test("a cancelled or refused attempt does not count", () => {
  crash(2);
  const guard = guardAt(path());
  guard.trying("cpu", model);
  guard.over();
  expect(guardAt(path()).isModelSetAside(model)).toBe(false);
});

test("a GPU backend is set aside after two crashes, the processor never", () => {
  crash(2, "vulkan");
  const guard = guardAt(path());
  expect(guard.isBackendSetAside("vulkan")).toBe(true);
  expect(guard.isModelSetAside(model)).toBe(false);
  crash(1);
  expect(guard.isBackendSetAside("cpu")).toBe(false);
  guard.trustBackends();
  expect(guard.isBackendSetAside("vulkan")).toBe(false);
});

test("trusting a model tries it again", () => {
  crash(3);
  const guard = guardAt(path());
  guard.trustModel(model);
  expect(guard.isModelSetAside(model)).toBe(false);
});

test("a damaged file is read as an empty one", () => {
  writeFileSync(path(), "{ not json");
  expect(guardAt(path()).isModelSetAside(model)).toBe(false);
});
