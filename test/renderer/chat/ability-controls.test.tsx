import { act, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { Abilities, EngineStatus } from "#contract/engine-status.ts";
import type { ModelId } from "#contract/ids.ts";
import { readSettings } from "#contract/settings.ts";
import { ChatPage } from "../../../renderer/chat/chat-page.tsx";
import { modelsStore } from "../../../renderer/models/store.ts";
import { settingsStore } from "../../../renderer/settings/store.ts";
import { fakeMain, type FakeMain } from "../support/fake-main.ts";
import { show } from "../support/show.tsx";
import { aModelId } from "../support/threads.ts";

let main: FakeMain;

beforeEach(() => {
  main = fakeMain();
  main.answer("settings.change", ({ key, value }: { key: string; value: unknown }) =>
    readSettings({ ...settingsStore.getState().settings, [key]: value }),
  );
  settingsStore.setState({ settings: readSettings({}) });
});

function showWith(abilities: Abilities, modelId = aModelId): void {
  show(<ChatPage />);
  act(() => modelsStore.setState({ engine: ready(abilities, modelId) }));
}

function ready(abilities: Abilities, modelId: ModelId): EngineStatus {
  const device = {
    backend: "cpu",
    names: [],
    vramTotal: 0,
    vramFree: 0,
    cores: 8,
    rejected: [],
  } as const;
  const sizes = { contextSize: 8192, gpuLayers: 0, totalLayers: 9, threads: 7, memory: 1, vram: 0 };
  return { state: "ready", device, loaded: { modelId, ...sizes, template: "own", abilities } };
}

const button = (name: string): HTMLElement | null => screen.queryByRole("button", { name });
const changes = (): readonly unknown[] => main.inputs("settings.change");

test.each(["none", "always"] as const)("a model that thinks %s has no switch for it", (thinking) => {
  showWith({ thinking, efforts: [], tools: false });
  expect([button("Thinking"), button("Tools"), button("How hard to think: Automatic")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("thinking is on until it is switched off, and on again", async () => {
  showWith({ thinking: "switch", efforts: [], tools: false });
  expect(button("Thinking")?.getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(button("Thinking") ?? document.body);
  expect(button("Thinking")?.getAttribute("aria-pressed")).toBe("false");
  await userEvent.click(button("Thinking") ?? document.body);
  expect(changes()).toEqual([
    { key: "thinking", value: "off" },
    { key: "thinking", value: "on" },
  ]);
});

test("the level is one of those the model knows, and is not asked for without thinking", async () => {
  showWith({ thinking: "switch", efforts: ["low", "high", "extreme"], tools: false });
  await userEvent.click(button("How hard to think: Automatic") ?? document.body);
  const items = await screen.findAllByRole("menuitemradio");
  expect(items.map((item) => item.textContent)).toEqual(["Automatic", "Low", "High"]);
  await userEvent.click(screen.getByRole("menuitemradio", { name: "High" }));
  expect(changes()).toEqual([{ key: "thinkingEffort", value: "high" }]);
  expect(button("How hard to think: High")).toBeTruthy();
  await userEvent.click(button("Thinking") ?? document.body);
  expect(button("How hard to think: High")).toBeNull();
});

test("a model that always thinks can be asked how hard", () => {
  showWith({ thinking: "always", efforts: ["low", "medium", "high"], tools: false });
  expect(button("Thinking")).toBeNull();
  expect(button("How hard to think: Automatic")).toBeTruthy();
});

test("tools are off until they are switched on", async () => {
  showWith({ thinking: "none", efforts: [], tools: true });
  expect(button("Tools")?.getAttribute("aria-pressed")).toBe("false");
  await userEvent.click(button("Tools") ?? document.body);
  expect(changes()).toEqual([{ key: "tools", value: true }]);
  expect(button("Tools")?.getAttribute("aria-pressed")).toBe("true");
});

test("what another model can do is not offered", () => {
  show(<ChatPage />);
  const known = modelsStore.getState().models ?? [];
  const other = known.map((each) => ({ ...each, id: "other" as ModelId }));
  act(() =>
    modelsStore.setState({
      models: [...known, ...other],
      engine: ready({ thinking: "switch", efforts: [], tools: true }, "other" as ModelId),
    }),
  );
  expect(button("Tools")).toBeTruthy();
  act(() => modelsStore.setState({ engine: { state: "off" } }));
  expect(button("Tools")).toBeNull();
});
