import { expect, test } from "vitest";
import { tool } from "#contract/tool.ts";
import { calculator } from "../../electron/tools/calculator.ts";
import { clock } from "../../electron/tools/clock.ts";
import { tools } from "../../electron/tools/index.ts";
import type { ToolContext } from "../../electron/tools/tool.ts";

const context: ToolContext = {
  now: () => new Date("2026-11-23T13:30:00Z"),
  timeZone: "Europe/Berlin",
  signal: new AbortController().signal,
};

test("every tool describes itself in a form that a model can be shown", () => {
  for (const { spec } of tools) {
    expect(tool.safeParse(spec).success).toBe(true);
    expect(spec.parameters).toMatchObject({ type: "object" });
    expect(spec.description?.length).toBeGreaterThan(20);
  }
});

test("the clock tells the user's time, or that of a zone asked for", async () => {
  expect(JSON.parse(await clock.run({}, context))).toEqual({
    date: "2026-11-23",
    time: "14:30:00",
    weekday: "Monday",
    time_zone: "Europe/Berlin",
  });
  expect(JSON.parse(await clock.run({ time_zone: "Asia/Shanghai" }, context))).toMatchObject({
    time: "21:30:00",
  });
  await expect(clock.run({ time_zone: "Moon/Base" }, context)).rejects.toThrow("Moon/Base");
});

test("the calculator works out what it is given, and says what is wrong with the rest", async () => {
  expect(JSON.parse(await calculator.run({ expression: "6 * 7" }, context))).toMatchObject({ result: 42 });
  await expect(calculator.run({ expression: "6 *" }, context)).rejects.toThrow("ends early");
  await expect(calculator.run({ sum: 1 }, context)).rejects.toThrow("wrong arguments");
});
