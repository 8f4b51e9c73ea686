import "./support/page.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { commands, handleKey, runCommand } from "../../renderer/commands.ts";
import { frameStore, showDialog, showPage } from "../../renderer/frame/store.ts";
import { keyLabel } from "../../renderer/keys.ts";
import { installBridge } from "./support/fake-bridge.ts";

beforeEach(() => {
  showPage("chat");
  showDialog(null);
});

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, ...init });
  handleKey(event);
  return event;
}

describe("commands", () => {
  it("run from their keys and keep the browser from acting too", () => {
    expect(press(",", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(frameStore.getState().page).toBe("settings");
  });

  it("run from the native menu by name", () => {
    runCommand("shortcuts");
    expect(frameStore.getState().dialog).toBe("shortcuts");
  });

  it("leave keys alone while an input method is composing", () => {
    expect(press(",", { ctrlKey: true, isComposing: true }).defaultPrevented).toBe(false);
    expect(press(",", { ctrlKey: true, keyCode: 229 }).defaultPrevented).toBe(false);
    expect(frameStore.getState().page).toBe("chat");
  });

  it("need exactly their modifiers", () => {
    expect(press(",", { ctrlKey: true, shiftKey: true }).defaultPrevented).toBe(false);
    expect(press(",").defaultPrevented).toBe(false);
  });

  it("do nothing while they do not fit: there is no model to unload", () => {
    const { calls } = installBridge({});
    runCommand("unloadModel");
    expect(press("l", { ctrlKey: true, shiftKey: true }).defaultPrevented).toBe(false);
    expect(calls).toEqual([]);
  });

  it("share no keys", () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are written for the platform", () => {
    expect(keyLabel("Mod+Shift+L")).toBe("Ctrl+Shift+L");
  });
});
