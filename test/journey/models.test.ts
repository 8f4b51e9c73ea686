import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AddedPath } from "#contract/model.ts";
import { str } from "../support/gguf/metadata.ts";
import { writePreset } from "../support/gguf/presets.ts";
import { PLAIN_TEXT } from "../support/gguf/scripts.ts";
import { addPreset, send, settled, words } from "../support/journey.ts";
import { removeFolder, runApp } from "../support/running-app.ts";
import type { RunningApp } from "../support/running-app.ts";

let running: RunningApp;
const picked: string[] = [];
const binned: string[] = [];

beforeEach(async () => {
  picked.length = 0;
  binned.length = 0;
  running = await runApp({
    platform: {
      pickModelFiles: () => Promise.resolve(picked),
      confirmDelete: () => Promise.resolve(true),
      moveToBin: (paths) => {
        binned.push(...paths);
        for (const path of paths) rmSync(path);
        return Promise.resolve();
      },
    },
  });
});
afterEach(async () => {
  await running.close();
  removeFolder(running.folder);
});

const at = (name: string): string => join(running.folder, name);

async function outcomes(...paths: readonly string[]): Promise<readonly string[]> {
  return (await running.client.models.add({ paths: [...paths] })).map(outcome);
}

function outcome(added: AddedPath): string {
  return added.outcome === "refused" ? added.error.code : added.outcome;
}

test("what is not a model is refused with the reason, and the rest is added", async () => {
  writeFileSync(at("empty.gguf"), "");
  writeFileSync(at("page.gguf"), "<!doctype html><html><body>404</body></html>");
  writeFileSync(at("weights.safetensors"), Buffer.from('\x0a\0\0\0\0\0\0\0{"a": null}', "latin1"));
  await writePreset(at("cut.gguf"), "plain");
  truncateSync(at("cut.gguf"), 500_000);
  await writePreset(at("good.gguf"), "plain");
  expect(
    await outcomes(at("empty.gguf"), at("page.gguf"), at("cut.gguf"), at("good.gguf"), at("none.gguf")),
  ).toEqual(["modelInvalid", "modelInvalid", "modelInvalid", "added", "modelMissing"]);
  expect(await outcomes(at("weights.safetensors"))).toEqual(["safetensors"]);
  expect(await running.client.models.list()).toHaveLength(1);
});

test("a folder gives all its models; one without any says so; a safetensors one names what is needed", async () => {
  mkdirSync(at("models/deep"), { recursive: true });
  await writePreset(at("models/one.gguf"), "plain");
  await writePreset(at("models/deep/two.gguf"), "chinese");
  mkdirSync(at("nothing"));
  mkdirSync(at("original"));
  writeFileSync(at("original/config.json"), "{}");
  writeFileSync(at("original/model.safetensors"), "x");
  expect(await outcomes(at("models"))).toEqual(["added", "added"]);
  expect(await outcomes(at("nothing"), at("original"))).toEqual(["noModelsFound", "safetensors"]);
});

test("the same file twice is one model", async () => {
  await writePreset(at("same.gguf"), "plain");
  expect(await outcomes(at("same.gguf"), at("same.gguf"))).toEqual(["added", "known"]);
});

test("an architecture that the engine cannot run is named", async () => {
  await writePreset(at("future.gguf"), "plain", {
    metadata: { "general.architecture": str("glm5next") },
  });
  const [refused] = await running.client.models.add({ paths: [at("future.gguf")] });
  expect(refused).toMatchObject({
    outcome: "refused",
    error: { code: "modelUnsupported", params: { architecture: "glm5next" } },
  });
});

test.each(["with space", "模型 文件", "🔥 model", "line\nbreak", "quote\"and'more", "%20#?"])(
  "a file named %j is added and answers",
  async (name) => {
    await writePreset(at(`${name}.gguf`), "plain");
    const [added] = await running.client.models.add({ paths: [at(`${name}.gguf`)] });
    if (added?.outcome !== "added") throw new Error(JSON.stringify(added));
    const reply = await settled(running, await send(running, "Hello", { modelId: added.model.id }));
    expect(words(reply)).toBe(PLAIN_TEXT);
  },
);

test("a file that moved is shown as missing and can be linked again, under the same id", async () => {
  const model = await addPreset(running, "plain");
  const path = at("plain.gguf");
  renameSync(path, at("moved.gguf"));
  expect((await running.client.models.list())[0]?.problem?.code).toBe("modelMissing");
  const failed = await settled(running, await send(running, "Hello", { modelId: model.id }));
  expect(failed.error?.code).toBe("modelMissing");

  picked.push(at("moved.gguf"));
  expect(await running.client.models.relink({ id: model.id })).toMatchObject({ id: model.id, problem: null });
  const reply = await settled(running, await send(running, "Hello", { modelId: model.id }));
  expect(words(reply)).toBe(PLAIN_TEXT);
});

test("forget leaves the file, delete moves it to the bin", async () => {
  const plain = await addPreset(running, "plain");
  const chinese = await addPreset(running, "chinese");
  await running.client.models.forget({ id: plain.id });
  expect(binned).toEqual([]);
  expect(await running.client.models.deleteFiles({ id: chinese.id })).toBe(true);
  expect(binned.map((path) => basename(path))).toEqual(["chinese.gguf"]);
  expect(await running.client.models.list()).toEqual([]);
});

test("a file that may not be read says so, when it is added and later", async () => {
  await writePreset(at("secret.gguf"), "plain");
  await writePreset(at("closed.gguf"), "plain");
  expect(await outcomes(at("closed.gguf"))).toEqual(["added"]);
  for (const name of ["secret.gguf", "closed.gguf"]) chmodSync(at(name), 0);
  await asNobody(async () => {
    expect(await outcomes(at("secret.gguf"))).toEqual(["modelUnreadable"]);
    expect((await running.client.models.list())[0]?.problem?.code).toBe("modelUnreadable");
  });
});

test("a link to a model keeps its name, and the same file is known by either way", async () => {
  await writePreset(at("blob"), "plain");
  symlinkSync(at("blob"), at("Nice-Name.gguf"));
  const [added] = await running.client.models.add({ paths: [at("Nice-Name.gguf")] });
  expect(added).toMatchObject({ outcome: "added", model: { files: [{ path: at("Nice-Name.gguf") }] } });
  symlinkSync(at("blob"), at("Other-Name.gguf"));
  expect(await outcomes(at("Other-Name.gguf"))).toEqual(["known"]);
});

/** Root may read everything, so root becomes somebody else for a while. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const nobody = 65_534;
  if (process.getuid?.() !== 0) return work();
  chmodSync(running.folder, 0o777);
  process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
