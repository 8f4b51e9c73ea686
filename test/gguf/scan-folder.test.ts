import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scanFolder } from "../../electron/gguf/scan-folder.ts";
import { temporaryFolder } from "../support/gguf/temporary-folder.ts";

describe("scanFolder", () => {
  it("finds models at any depth up to six, one entry for each set of parts", async () => {
    const folder = await fill([
      "b.gguf",
      "a 模型🔥.GGUF",
      "deep/1/2/3/4/5/in.gguf",
      "deep/1/2/3/4/5/6/out.gguf",
      "split/m-00001-of-00002.gguf",
      "split/m-00002-of-00002.gguf",
      "torn/m-00002-of-00002.gguf",
      "node_modules/no.gguf",
      ".git/no.gguf",
      "notes.txt",
    ]);
    expect(await scanFolder(folder)).toEqual({
      models: [
        "a 模型🔥.GGUF",
        "b.gguf",
        "deep/1/2/3/4/5/in.gguf",
        "split/m-00001-of-00002.gguf",
        "torn/m-00002-of-00002.gguf",
      ].map((name) => join(folder, name)),
      safetensors: false,
      truncated: true,
      unreadable: [],
    });
  });

  it("survives links in a circle and follows links to files", async () => {
    const folder = await fill(["sub/a.gguf"]);
    await symlink(folder, join(folder, "sub", "round"));
    await symlink(join(folder, "nowhere"), join(folder, "broken.gguf"));
    await symlink(join(folder, "sub", "a.gguf"), join(folder, "link.gguf"));
    const { models } = await scanFolder(folder);
    expect(models).toEqual([join(folder, "link.gguf"), join(folder, "sub", "a.gguf")]);
  });

  it("sees a safetensors model", async () => {
    const folder = await fill(["m/config.json", "m/model-00001-of-00002.safetensors"]);
    expect(await scanFolder(folder)).toMatchObject({ models: [], safetensors: true });
    expect(await scanFolder(await fill(["x.safetensors"]))).toMatchObject({ safetensors: false });
  });

  it("stops at 10,000 entries and reports a folder that is not there", async () => {
    const folder = await fill(Array.from({ length: 10_001 }, (_, index) => `f${index}.txt`));
    expect(await scanFolder(folder)).toMatchObject({ truncated: true });
    const missing = join(folder, "missing");
    expect(await scanFolder(missing)).toMatchObject({ models: [], unreadable: [missing] });
  }, 30_000);
});

async function fill(names: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  await Promise.all(
    names.map(async (name) => {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), "");
    }),
  );
  return folder;
}
