import "../support/page.ts";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EngineStatus } from "#contract/engine-status.ts";
import type { ErrorCode } from "#contract/errors.ts";
import { Banners } from "../../../renderer/frame/banners.tsx";
import { frameStore } from "../../../renderer/frame/store.ts";
import { modelsStore } from "../../../renderer/models/store.ts";
import { aModel } from "../support/a-model.ts";
import { fakeMain } from "../support/fake-main.ts";
import type { FakeMain } from "../support/fake-main.ts";

let main: FakeMain;
const model = aModel();

beforeEach(() => {
  main = fakeMain();
  modelsStore.setState({ models: [model] });
  frameStore.setState(frameStore.getInitialState(), true);
  render(<Banners />);
});
afterEach(() => vi.useRealTimers());

function failed(code: ErrorCode, modelId: typeof model.id | null = null): void {
  tell({ state: "failed", device: null, modelId, error: { code, params: {} } });
}

function tell(engine: EngineStatus): void {
  act(() => modelsStore.setState({ engine }));
}

test("an engine that is back by itself in a moment is not worth a banner", () => {
  vi.useFakeTimers();
  failed("engineCrashed");
  act(() => void vi.advanceTimersByTime(1000));
  expect(screen.queryByText("The engine stopped unexpectedly")).toBeNull();
  tell({ state: "starting" });
  act(() => void vi.advanceTimersByTime(5000));
  expect(screen.queryByText("The engine stopped unexpectedly")).toBeNull();
});

test("an engine that stays down is", () => {
  vi.useFakeTimers();
  failed("engineCrashed");
  act(() => void vi.advanceTimersByTime(3000));
  expect(screen.getByText("The engine stopped unexpectedly")).toBeTruthy();
  tell({ state: "starting" });
  failed("engineUnavailable");
  expect(screen.getByText("The engine could not be started")).toBeTruthy();
});

test("a model that was set aside is trusted before it is loaded again", async () => {
  failed("modelCrashLoop", model.id);
  await userEvent.click(screen.getByRole("button", { name: "Try again anyway" }));
  expect(main.inputs("models.trust")).toEqual([{ id: model.id }]);
  expect(main.inputs("models.load")).toEqual([{ id: model.id }]);
});

test("chats that are not saved can be tried again", async () => {
  const error = { code: "storeDamaged", params: {} } as const;
  act(() => frameStore.setState({ storeStatus: { state: "failed", error } }));
  expect(screen.getByText("Chats are not being saved. The file with your chats is damaged.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(main.inputs("chats.list")).toHaveLength(1);
});
