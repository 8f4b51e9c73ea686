import "../support/page.ts";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AddedPath } from "#contract/model.ts";
import { chatStore } from "../../../renderer/chat/store.ts";
import { frameStore, showPage } from "../../../renderer/frame/store.ts";
import { DropTarget } from "../../../renderer/models/drop-target.tsx";
import { Toasts } from "../../../renderer/ui/toast.tsx";
import { aModel } from "../support/a-model.ts";
import { installBridge } from "../support/fake-bridge.ts";

const model = aModel();

/** jsdom has neither `DragEvent` nor `DataTransfer`. */
class FakeDragEvent extends Event {
  readonly dataTransfer = {
    types: ["Files"],
    files: [new File(["x"], "qwen.gguf"), new File(["x"], "notes.txt")],
  };
}

beforeEach(() => {
  vi.stubGlobal("DragEvent", FakeDragEvent);
  showPage("models");
});

async function drop(outcomes: readonly AddedPath[]): Promise<ReturnType<typeof installBridge>> {
  const bridge = installBridge({ "models.add": () => outcomes, "models.load": () => undefined });
  render(
    <>
      <DropTarget />
      <Toasts />
    </>,
  );
  fireEvent(window, new FakeDragEvent("dragenter", { cancelable: true }));
  expect(screen.getByText("Drop to add models")).toBeTruthy();
  await act(async () => fireEvent(window, new FakeDragEvent("drop", { cancelable: true })));
  expect(screen.queryByText("Drop to add models")).toBeNull();
  return bridge;
}

describe("dropping files on the window", () => {
  it("asks main to add each by its path", async () => {
    const { calls } = await drop([]);
    expect(calls).toEqual([["models.add", { paths: ["/downloads/qwen.gguf", "/downloads/notes.txt"] }]]);
  });

  it("offers to load a new model and start chatting", async () => {
    const { calls } = await drop([{ outcome: "added", path: "/downloads/qwen.gguf", model }]);
    await userEvent.click(await screen.findByRole("button", { name: "Load and start chatting" }));
    expect(calls.at(-1)).toEqual(["models.load", { id: model.id }]);
    expect(frameStore.getState().page).toBe("chat");
    expect(chatStore.getState().picked).toEqual({ chatId: null, modelId: model.id });
  });

  it("says that a model is known, and does not offer to chat with one that cannot", async () => {
    const embedding = aModel({ name: "Nomic", facts: { kind: "embedding" } });
    await drop([{ outcome: "known", path: "/downloads/nomic.gguf", model: embedding }]);
    expect(await screen.findByText("“Nomic” is already in your list")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Load and start chatting" })).toBeNull();
  });

  it("says what is wrong with a refused file and what to do", async () => {
    const error = { code: "safetensors", params: { file: "qwen.safetensors" } } as const;
    await drop([{ outcome: "refused", path: "C:\\models\\qwen.safetensors", error }]);
    const name = "qwen.safetensors: This is a model in another format (safetensors)";
    expect(await screen.findAllByText(name)).not.toEqual([]);
    expect(screen.getAllByText(/Search for the same name with “GGUF”/)).not.toEqual([]);
  });

  it("gathers many refusals in one message", async () => {
    const refused = Array.from({ length: 6 }, (_, i): AddedPath => {
      return { outcome: "refused", path: `/x/${i}.bin`, error: { code: "notAFile", params: {} } };
    });
    await drop(refused);
    expect(await screen.findAllByText("6 files could not be added")).not.toEqual([]);
    expect(screen.getAllByText(/and 2 more/)).not.toEqual([]);
  });
});
