import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { writePreset } from "../support/gguf/presets.ts";
import type { PresetName } from "../support/gguf/presets.ts";
import type { ScriptedModelOptions } from "../support/gguf/scripted-model.ts";

const folder = mkdtempSync(join(tmpdir(), "hearth-engine-"));
let count = 0;

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A place for a file that goes away with the tests of this file. */
export function modelPath(): string {
  count += 1;
  return join(folder, `model-${count}.gguf`);
}

/** A preset's file, which goes away with the tests of this file. */
export async function presetFile(
  preset: PresetName,
  changes: Partial<ScriptedModelOptions> = {},
): Promise<string> {
  const path = modelPath();
  await writePreset(path, preset, changes);
  return path;
}
