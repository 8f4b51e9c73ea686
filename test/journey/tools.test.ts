import { afterEach, beforeEach, expect, test } from "vitest";
import { AFTER_TOOL_TEXT } from "../support/gguf/scripts.ts";
import { addPreset, send, settled, words } from "../support/journey.ts";
import { removeFolder, runApp } from "../support/running-app.ts";
import type { RunningApp } from "../support/running-app.ts";

let running: RunningApp;

beforeEach(async () => {
  running = await runApp({ settings: { tools: true } });
});
afterEach(async () => {
  await running.close();
  removeFolder(running.folder);
});

const calls = {
  toolCall: `<tool_call>calculate<arg_key>expression</arg_key><arg_value>6 * 7</arg_value></tool_call>`,
  chatmlToolCall: `<tool_call>{"name": "calculate", "arguments": {"expression": "6 * 7"}}</tool_call>`,
} as const;

test.each(Object.entries(calls))(
  "a model calls a tool, reads its result and answers (%s)",
  async (preset, script) => {
    const model = await addPreset(running, preset as keyof typeof calls, { script });
    const reply = await settled(running, await send(running, "What is 6 times 7?", { modelId: model.id }));
    expect(reply).toMatchObject({ state: "done", error: null });
    const call = reply.parts.find(({ kind }) => kind === "tool-call");
    expect(call).toMatchObject({
      name: "calculate",
      state: "done",
      result: expect.stringContaining("42") as string,
    });
    expect(words(reply)).toBe(AFTER_TOOL_TEXT);
  },
);

test("a model that asks for a tool that does not exist is held to one that does, and the reply goes on", async () => {
  const model = await addPreset(running, "toolCall");
  const reply = await settled(running, await send(running, "Weather?", { modelId: model.id }));
  const call = reply.parts.find(({ kind }) => kind === "tool-call");
  expect(call?.kind === "tool-call" ? call.name : "").toMatch(/^(calculate|current_time)$/);
  expect(words(reply)).toBe(AFTER_TOOL_TEXT);
});

test("without tools on offer the marks of a call are text like any other", async () => {
  await running.client.settings.change({ key: "tools", value: false });
  const model = await addPreset(running, "chatmlToolCall", { script: calls.chatmlToolCall });
  const reply = await settled(running, await send(running, "What is 6 times 7?", { modelId: model.id }));
  expect(reply.parts.every(({ kind }) => kind === "text")).toBe(true);
});

test("a thought is ended at its budget, and the answer follows", async () => {
  await running.client.settings.change({ key: "thinkingBudget", value: 16 });
  const thinking =
    "word by word by word it goes on and on ".repeat(1) +
    Array.from({ length: 80 }, (_, i) => `step${i} `).join("");
  const model = await addPreset(running, "thinking", { thinking });
  const reply = await settled(running, await send(running, "Think", { modelId: model.id }));
  const [thought] = reply.parts;
  expect(thought?.kind).toBe("reasoning");
  expect(thought?.kind === "reasoning" ? thought.text.length : 0).toBeLessThan(thinking.length / 2);
  expect(words(reply).length).toBeGreaterThan(0);
});

test("what the model sees is told exactly, with the control tokens marked", async () => {
  const model = await addPreset(running, "glmThinking");
  const sent = await send(running, "A <|user|> in my text", { modelId: model.id });
  const reply = await settled(running, sent);
  const prompt = await running.client.turns.prompt({ messageId: reply.id, modelId: model.id });
  const text = prompt.segments.map((segment) => segment.text).join("");
  expect(text).toContain("A <|user|> in my text");
  expect(prompt.segments.find(({ text: words }) => words.includes("in my text"))?.kind).toBe("given");
  expect(prompt.segments.filter(({ kind }) => kind === "control").length).toBeGreaterThan(1);
  expect(prompt.tokens).toBe(reply.stats?.promptTokens);
});
