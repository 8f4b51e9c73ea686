import { execFileSync } from "node:child_process";
import { chmod, mkdir, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectModel } from "../../electron/gguf/inspect-file.ts";
import { writeRandomModel } from "../support/gguf/random-models.ts";
import { temporaryFolder } from "../support/gguf/temporary-folder.ts";

const isPosix = process.platform !== "win32";
const isRoot = process.getuid?.() === 0;

describe("inspectModel", () => {
  it.each([
    "with space.gguf",
    "模型.gguf",
    "🔥 model.gguf",
    "-rf.gguf",
    "%s$(x)`.gguf",
    "__proto__",
    "a\u202Eb.gguf",
  ])("reads a file called %j", async (name) => expect(await inspectNamed(name)).toMatchObject({ ok: true }));

  it.runIf(isPosix)("reads a file whose name holds a line end", async () => {
    expect(await inspectNamed("two\nlines.gguf")).toMatchObject({ ok: true });
  });

  it("tells size and time of the file", async () => {
    const path = join(await temporaryFolder(), "model.gguf");
    await writeRandomModel(path, "llama");
    const { size, mtimeMs } = await stat(path);
    const result = await inspectModel(path);
    expect(result.ok && result.files).toEqual([{ path, size, modifiedAt: Math.trunc(mtimeMs) }]);
  });

  it("refuses what is missing, empty or a folder", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "empty.gguf"), "");
    await mkdir(join(folder, "folder.gguf"));
    expect(await problemOf(join(folder, "none.gguf"))).toMatchObject({ code: "missing" });
    expect(await problemOf(join(folder, "none", "model-00001-of-00002.gguf"))).toMatchObject({
      code: "missing",
    });
    expect(await problemOf("nul\0.gguf")).toMatchObject({ code: "missing" });
    expect(await problemOf(join(folder, "x".repeat(5000)))).toMatchObject({ code: "missing" });
    expect(await problemOf(join(folder, "empty.gguf"))).toMatchObject({ code: "empty" });
    expect(await problemOf(join(folder, "folder.gguf"))).toMatchObject({
      code: "notRegularFile",
      params: { actual: "folder" },
    });
  });

  it.runIf(isPosix)("refuses pipes and devices without waiting for them", async () => {
    const folder = await temporaryFolder();
    execFileSync("mkfifo", [join(folder, "pipe.gguf")]);
    await symlink("/dev/zero", join(folder, "device.gguf"));
    expect(await problemOf(join(folder, "pipe.gguf"))).toMatchObject({ params: { actual: "pipe" } });
    expect(await problemOf(join(folder, "device.gguf"))).toMatchObject({ params: { actual: "device" } });
  });

  it.runIf(isPosix && !isRoot)("refuses a file that may not be read", async () => {
    const path = join(await temporaryFolder(), "secret.gguf");
    await writeRandomModel(path, "llama");
    await chmod(path, 0);
    expect(await problemOf(path)).toMatchObject({ code: "unreadable", params: { reason: "EACCES" } });
  });

  it("knows a safetensors file by its content", async () => {
    const path = join(await temporaryFolder(), "model.safetensors");
    await writeFile(path, Buffer.concat([Buffer.from([9, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('{"a":{}} ')]));
    expect(await problemOf(path)).toMatchObject({ code: "notGguf", params: { actual: "safetensors" } });
  });

  it("judges a file of 200 GB by its header alone", async () => {
    const path = join(await temporaryFolder(), "huge.gguf");
    await writeRandomModel(path, "llama");
    await truncate(path, 200e9);
    expect(await inspectModel(path)).toMatchObject({
      ok: true,
      facts: { fileSize: 200e9, warnings: ["trailingData"] },
    });
  });
});

async function inspectNamed(name: string): ReturnType<typeof inspectModel> {
  const path = join(await temporaryFolder(), name);
  await writeRandomModel(path, "llama");
  return await inspectModel(path);
}

async function problemOf(path: string): Promise<unknown> {
  const result = await inspectModel(path);
  return result.ok ? result : result.problem;
}
