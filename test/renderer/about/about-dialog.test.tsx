import "../support/page.ts";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AppInfo } from "#contract/ipc.ts";
import { AboutDialog } from "../../../renderer/about/about-dialog.tsx";
import { frameStore, showDialog } from "../../../renderer/frame/store.ts";
import { fakeMain } from "../support/fake-main.ts";

const info = (llama: string): AppInfo => ({
  version: "1",
  platform: "linux",
  versions: { electron: "45", "llama.cpp": llama },
  dataFolder: "/data",
  language: "en",
});

test("tells the versions as they are when it opens, since the engine tells its own only once it runs", async () => {
  const main = fakeMain();
  main.answer("app.info", () => info("b9999"));
  main.answer("app.licences", () => []);
  frameStore.setState({ info: info("") });
  render(<AboutDialog />);
  expect(main.inputs("app.info")).toEqual([]);
  await act(async () => showDialog("about"));
  expect(await screen.findByText("b9999")).toBeTruthy();
  act(() => showDialog(null));
});
