import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectModel } from "../../electron/gguf/inspect-file.ts";
import { attempt } from "../../electron/gguf/problem.ts";
import { readHeader } from "../../electron/gguf/reader.ts";
import { validateModel } from "../../electron/gguf/validate.ts";
import { memorySource } from "../support/gguf/byte-source.ts";
import { MALFORMED, nanModel } from "../support/gguf/malformed.ts";
import { createRandom } from "../support/gguf/random.ts";
import { randomModel } from "../support/gguf/random-models.ts";
import { temporaryFolder } from "../support/gguf/temporary-folder.ts";
import { ggufBytes, headerBytes } from "../support/gguf/writer.ts";

const MUTATIONS = 2_000;

describe("malformed files", () => {
  it("are at least forty", () => expect(MALFORMED.length).toBeGreaterThanOrEqual(40));

  it.each(MALFORMED)("$id $name: $code", async ({ bytes, code }) => {
    const path = join(await temporaryFolder(), "model.gguf");
    await writeFile(path, bytes());
    expect(await inspectModel(path)).toMatchObject({ ok: false, problem: { code } });
  });

  it("says what it is instead of GGUF", async () => {
    const found = new Map<string, unknown>();
    for (const { name, code, bytes } of MALFORMED.filter((entry) => entry.code === "notGguf")) {
      const result = await attempt(() => readHeader(memorySource(bytes())));
      expect(code).toBe("notGguf");
      found.set(name, !result.ok && result.problem.params["actual"]);
    }
    expect(Object.fromEntries(found)).toEqual({
      "legacy GGML": "ggmlLegacy",
      "reversed magic": "bigEndianGguf",
      "web page": "html",
      "Git LFS pointer": "gitLfsPointer",
      gzip: "gzip",
      zip: "zip",
      "PyTorch archive": "pytorch",
      "PyTorch pickle": "pytorch",
      safetensors: "safetensors",
      zeros: "zeros",
      "plain text": "text",
      "big-endian version 3": "bigEndianGguf",
    });
  });

  it("cannot tell damaged weights from good ones", async () => {
    const path = join(await temporaryFolder(), "nan.gguf");
    await writeFile(path, nanModel());
    expect(await inspectModel(path)).toMatchObject({ ok: true });
  });

  it(`${MUTATIONS} random changes of a header give a verdict, never another error`, async () => {
    const good = ggufBytes(randomModel("deepseek2"));
    const headerLength = headerBytes(randomModel("deepseek2")).length;
    const random = createRandom(20_261_123);
    const refused = { count: 0 };
    for (let round = 0; round < MUTATIONS; round += 1) {
      const bytes = mutate(good, headerLength, random.next);
      const result = await attempt(async () => {
        const header = await readHeader(memorySource(bytes));
        return validateModel(header, header.tensors.length);
      });
      if (!result.ok) refused.count += 1;
    }
    expect(refused.count).toBeGreaterThan(MUTATIONS / 4);
  }, 60_000);
});

function mutate(good: Buffer, headerLength: number, random: () => number): Buffer {
  const bytes = Buffer.from(good);
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change += 1) {
    const at = Math.floor(random() * (headerLength - 8));
    const kind = random();
    if (kind < 0.4) bytes[at] = Math.floor(random() * 256);
    else if (kind < 0.6) bytes.writeBigUInt64LE(BigInt(Math.floor(random() * 2 ** 53)) * 2047n, at);
    else if (kind < 0.8) bytes.fill(random() < 0.5 ? 0 : 0xff, at, at + 8);
    else bytes.copyWithin(at, Math.floor(random() * headerLength), headerLength);
  }
  return random() < 0.1 ? bytes.subarray(0, Math.floor(random() * headerLength)) : bytes;
}
