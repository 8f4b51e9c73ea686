import { copyFile, mkdir, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectModel } from "../../electron/gguf/inspect-file.ts";
import { parseSplitName } from "../../electron/gguf/split.ts";
import { writeRandomModel } from "../support/gguf/random-models.ts";
import { writeSplitModel } from "../support/gguf/split-model.ts";
import { temporaryFolder } from "../support/gguf/temporary-folder.ts";

describe("split models", () => {
  it("are found whole from any of their parts", async () => {
    const paths = await writeSplitModel(await temporaryFolder(), "模型 [x] (1)*", 3);
    const whole = join(await temporaryFolder(), "whole.gguf");
    await writeRandomModel(whole, "llama");
    const single = await inspectModel(whole);
    for (const path of paths) {
      const result = await inspectModel(path);
      expect(result).toMatchObject({
        ok: true,
        facts: { split: { index: 0, count: 3 }, parameterCount: single.ok && single.facts.parameterCount },
      });
      expect(result.ok && result.files.map((file) => file.path)).toEqual(paths);
      expect(result.ok && result.facts.fileSize).toBe(
        result.ok && result.files.reduce((sum, { size }) => sum + size, 0),
      );
    }
  });

  it("name the part that is missing", async () => {
    const [first, second = "", third = ""] = await writeSplitModel(await temporaryFolder(), "model", 3);
    await mkdir(join(dirname(first), "elsewhere"));
    await rename(second, join(dirname(first), "elsewhere", basename(second)));
    expect(await problemOf(third)).toMatchObject({
      code: "nextPartMissing",
      params: { file: "model-00002-of-00003.gguf", count: 1 },
    });
    expect(await problemOf(second)).toMatchObject({ code: "missing" });
  });

  it("are refused when a part is another part, or of another model", async () => {
    const [first, second = ""] = await writeSplitModel(await temporaryFolder(), "model", 2);
    await copyFile(first, second);
    expect(await problemOf(first)).toMatchObject({ code: "badSplit", params: { reason: "order" } });
    await rm(second);
    await symlink(second, second);
    expect(await problemOf(first)).toMatchObject({ code: "unreadable" });
    await rm(second);
    await writeRandomModel(second, "llama");
    expect(await problemOf(first)).toMatchObject({ code: "badSplit", params: { reason: "count" } });
  });

  it("are refused under another name, and under impossible ones", async () => {
    const folder = await temporaryFolder();
    const [first] = await writeSplitModel(folder, "model", 2);
    for (const name of [
      "model-00007-of-00002.gguf",
      "model-00000-of-00002.gguf",
      "model-00001-of-00999.gguf",
    ]) {
      await copyFile(first, join(folder, name));
      expect(await problemOf(join(folder, name))).toMatchObject({
        code: "badSplit",
        params: { reason: "name" },
      });
    }
    await copyFile(first, join(folder, "model.gguf"));
    expect(await problemOf(join(folder, "model.gguf"))).toMatchObject({ params: { reason: "renamed" } });
  });

  it("may lie behind links, as in a download cache", async () => {
    const folder = await temporaryFolder();
    const store = await temporaryFolder();
    const paths = await writeSplitModel(store, "model", 2);
    for (const [index, path] of paths.entries()) {
      await rename(path, join(store, `blob${index}`));
      await symlink(join(store, `blob${index}`), join(folder, basename(path)));
    }
    expect(await inspectModel(join(folder, basename(paths[0])))).toMatchObject({ ok: true });
  });

  it("have exactly five digits", () => {
    expect(parseSplitName("a-00002-of-00010.gguf")).toEqual({ stem: "a", index: 1, count: 10 });
    for (const name of ["a-2-of-10.gguf", "a-00002-of-00010.gguf.part", "a-000002-of-00010.GGUF", "a.gguf"]) {
      expect(parseSplitName(name)).toBeUndefined();
    }
  });
});

async function problemOf(path: string): Promise<unknown> {
  const result = await inspectModel(path);
  return result.ok ? result : result.problem;
}
