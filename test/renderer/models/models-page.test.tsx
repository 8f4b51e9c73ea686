import "../support/page.ts";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ModelsPage } from "../../../renderer/models/models-page.tsx";
import { modelsStore, refreshModels } from "../../../renderer/models/store.ts";
import { aModel } from "../support/a-model.ts";
import { fakeMain } from "../support/fake-main.ts";
import type { FakeMain } from "../support/fake-main.ts";

let main: FakeMain;
const there = aModel();
const away = aModel({ problem: { code: "modelMissing", params: {} } });

beforeEach(() => {
  main = fakeMain();
  main.answer("models.list", () => [there]);
  modelsStore.setState({ models: [away], engine: { state: "off" } });
});

test("opening the page finds the models of a drive that is back", async () => {
  render(<ModelsPage />);
  expect(await screen.findByRole("button", { name: `Load ${there.name}` })).toBeTruthy();
});

test("an answer that main has overtaken meanwhile is dropped", async () => {
  const asked = refreshModels();
  modelsStore.setState({ models: [] });
  await asked;
  expect(modelsStore.getState().models).toEqual([]);
});

test("a model that was set aside is trusted, then loaded", async () => {
  const aside = aModel({ problem: { code: "modelCrashLoop", params: {} } });
  main.answer("models.list", () => [aside]);
  modelsStore.setState({ models: [aside] });
  render(<ModelsPage />);
  await userEvent.click(screen.getByRole("button", { name: "Try again anyway" }));
  await waitFor(() => expect(main.inputs("models.load")).toEqual([{ id: aside.id }]));
  expect(main.inputs("models.trust")).toEqual([{ id: aside.id }]);
});
