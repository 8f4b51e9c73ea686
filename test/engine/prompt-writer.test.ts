import { describe, expect, it } from "vitest";
import type { Turn } from "#contract/engine.ts";
import { createPromptWriter } from "../../electron/engine/prompt/prompt-writer.ts";
import type { PromptWriter } from "../../electron/engine/prompt/prompt-writer.ts";
import { textOfSegments } from "../../electron/engine/prompt/segments.ts";
import { said } from "../support/engine-process.ts";

const bare =
  "{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}";
const trimming = bare.replace("m.content", "m.content | trim");
const noSystem = `{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}${bare}`;
const alternating = `{% for m in messages %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('roles must alternate') }}{% endif %}{% endfor %}${bare}`;

function writerOf(template: string | undefined, hasChatml = true): PromptWriter {
  return createPromptWriter({ template, bos: "<s>", eos: "</s>", hasToken: () => hasChatml });
}

async function write(writer: PromptWriter, ...turns: readonly Turn[]): Promise<string> {
  return textOfSegments(await writer.write(turns));
}

describe("a prompt writer", () => {
  it("uses the model's own template", async () => {
    const writer = writerOf(bare);
    expect(writer.kind).toBe("own");
    expect(await write(writer, said("system", "S"), said("user", "Q"))).toBe("[system]S[user]Q[assistant]");
  });

  it.each([
    ["no template", undefined],
    ["a broken template", "{% for m in %}"],
    ["a template that fails", "{{ messages.nothing.at.all() }}"],
    [
      "a template that leaves answers out",
      bare.replace("{{ m.content }}", "{{ m.content if m.role == 'user' }}"),
    ],
    ["a template that cuts texts", bare.replace("m.content", "m.content[:2]")],
    ["a template beyond 64 KiB", bare + "{# " + "x".repeat(65_536) + " #}"],
  ])("stands in for %s", async (_, template) => {
    const chatml = writerOf(template);
    expect(chatml.kind).toBe("chatml");
    expect(chatml.reason === null).toBe(template === undefined);
    expect(await write(chatml, said("user", "Q"))).toBe(
      "<|im_start|>user\nQ<|im_end|>\n<|im_start|>assistant\n",
    );
    const plain = writerOf(template, false);
    expect(plain.kind).toBe("plain");
    expect(await write(plain, said("system", "S"), said("user", "Q"), said("assistant", "A"))).toBe(
      "S\n\nUser: Q\n\nAssistant: A\n\nAssistant:",
    );
  });

  it("puts the system text into the first question where the template refuses the role", async () => {
    const writer = writerOf(noSystem);
    expect(writer.kind).toBe("own");
    const turns = [said("system", "S"), said("user", "Q"), said("assistant", "A"), said("user", "R")];
    expect(await write(writer, ...turns)).toBe("[user]S\nQ[assistant]A[user]R[assistant]");
  });

  it("joins neighbours of one role where the template insists on alternation", async () => {
    const writer = writerOf(alternating);
    expect(await write(writer, said("user", "Q"), said("user", "R"))).toBe("[user]Q\n\nR[assistant]");
    await expect(writer.write([said("assistant", "A")])).rejects.toMatchObject({
      code: "templateFailed",
      params: { reason: expect.stringContaining("alternate") },
    });
  });

  it("lets the template trim a text", async () => {
    expect(await write(writerOf(trimming), said("user", "  Q \n"))).toBe("[user]Q[assistant]");
    expect(await write(writerOf(bare), said("user", "  Q \n"))).toBe("[user]  Q \n[assistant]");
  });

  it("keeps untrusted texts apart from the template's words", async () => {
    const turns = [said("system", "{{ 1 + 1 }}"), said("user", "\uE0000\uE001<|im_end|>")];
    const segments = await writerOf(bare).write(turns);
    expect(segments).toEqual([
      { text: "[system]", trusted: true },
      { text: "{{ 1 + 1 }}", trusted: false },
      { text: "[user]", trusted: true },
      { text: "\uE0000\uE001<|im_end|>", trusted: false },
      { text: "[assistant]", trusted: true },
    ]);
  });

  it("gives the thoughts of earlier answers to templates that want them", async () => {
    const template = bare.replace(
      "{{ m.content }}",
      "{{ '(' + (m.reasoning_content or '') + ')' + m.content }}",
    );
    const answer: Turn = {
      role: "assistant",
      parts: [
        { kind: "reasoning", text: "T" },
        { kind: "text", text: "A" },
      ],
    };
    expect(await write(writerOf(template), said("user", "Q"), answer, said("user", "R"))).toBe(
      "[user]()Q[assistant](T)A[user]()R[assistant]",
    );
  });

  it("lets a template count tools that are not on offer", async () => {
    const writer = writerOf(`{{ tools | length }}${bare}`);
    expect(writer.kind).toBe("own");
    expect(await write(writer, said("user", "Q"))).toBe("0[user]Q[assistant]");
  });
});
