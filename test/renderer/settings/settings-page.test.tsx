import "../support/page.ts";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Device } from "#contract/engine-status.ts";
import { readSettings, settingKeys } from "#contract/settings.ts";
import type { Settings } from "#contract/settings.ts";
import { modelsStore } from "../../../renderer/models/store.ts";
import english from "#resources/locales/en.json";
import { SettingsPage } from "../../../renderer/settings/settings-page.tsx";
import { showSettings } from "../../../renderer/settings/store.ts";
import { installBridge } from "../support/fake-bridge.ts";
import type { FakeBridge } from "../support/fake-bridge.ts";

let bridge: FakeBridge;

const aDevice: Device = {
  backend: "cpu",
  names: [],
  vramTotal: 0,
  vramFree: 0,
  cores: 4,
  rejected: [],
};

beforeEach(() => {
  let settings: Settings = readSettings({});
  bridge = installBridge({
    "settings.change": ({ key, value }: { key: string; value: unknown }) => {
      settings = { ...settings, [key]: value };
      return settings;
    },
    "settings.reset": () => readSettings({}),
  });
  showSettings(settings);
  render(<SettingsPage />);
});

function changes(): readonly unknown[] {
  return bridge.calls.filter(([name]) => name === "settings.change").map(([, input]) => input);
}

describe("the settings page", () => {
  it("draws every line of the table, with a control that carries its name", () => {
    for (const key of settingKeys) {
      const { label } = english.settings[key];
      expect(screen.getAllByLabelText(label).length, key).toBeGreaterThan(0);
    }
  });

  it("saves a choice at once", async () => {
    await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(changes()).toEqual([{ key: "theme", value: "dark" }]);
  });

  it("applies the text size to the window", async () => {
    await userEvent.click(screen.getByRole("radio", { name: "Large" }));
    expect(document.documentElement.dataset["textSize"]).toBe("large");
  });

  it("saves a switch at once", async () => {
    await userEvent.click(screen.getByRole("switch", { name: english.settings.memoryMap.label }));
    expect(changes()).toEqual([{ key: "memoryMap", value: false }]);
  });

  it("saves a number when the person is done with it", async () => {
    const field = screen.getByRole("textbox", { name: "Context length" });
    await userEvent.clear(field);
    await userEvent.type(field, "4096");
    expect(changes()).toEqual([]);
    await userEvent.tab();
    expect(changes()).toEqual([{ key: "contextSize", value: 4096 }]);
  });

  it("goes from automatic to a number and back", async () => {
    const group = screen.getByRole("radiogroup", { name: "Temperature" });
    expect(screen.queryByRole("textbox", { name: "Temperature" })).toBeNull();
    await userEvent.click(within(group).getByRole("radio", { name: "Custom" }));
    expect(screen.getByRole("textbox", { name: "Temperature" })).toBeTruthy();
    await userEvent.click(within(group).getByRole("radio", { name: "Automatic" }));
    expect(changes()).toEqual([
      { key: "temperature", value: 0.7 },
      { key: "temperature", value: null },
    ]);
  });

  it("saves the system prompt when the field is left", async () => {
    await userEvent.type(screen.getByRole("textbox", { name: "System prompt" }), "Be brief");
    await userEvent.tab();
    expect(changes()).toEqual([{ key: "systemPrompt", value: "Be brief" }]);
  });

  it("saves a system prompt when the page is left by a shortcut", async () => {
    await userEvent.type(screen.getByRole("textbox", { name: "System prompt" }), "Be brief");
    cleanup();
    expect(changes()).toEqual([{ key: "systemPrompt", value: "Be brief" }]);
  });

  it("shows the device and what went wrong after a failed load", () => {
    const error = { code: "modelTooLarge", params: {} } as const;
    act(() => modelsStore.setState({ engine: { state: "failed", device: aDevice, modelId: null, error } }));
    const section = screen.getByRole("region", { name: "This computer" });
    expect(within(section).getByText("Processor")).toBeTruthy();
    expect(within(section).getByText("This model needs more memory than is free")).toBeTruthy();
    expect(within(section).queryByText("The engine is starting…")).toBeNull();
  });

  it("asks before it goes back to the defaults", async () => {
    await userEvent.click(screen.getByRole("button", { name: "Back to defaults" }));
    expect(bridge.calls).toEqual([]);
    await userEvent.click(await screen.findByRole("button", { name: "Reset" }));
    expect(bridge.calls).toEqual([["settings.reset", undefined]]);
  });
});
