import { describe, expect, it } from "vitest";
import { layerFaults } from "../../scripts/lib/layer-faults.mjs";

const faultOf = (file: string, source: string) => layerFaults(file, source).join("\n");

describe("the layers", () => {
  it.each([
    ["electron/contract/message.ts", `import { readFileSync } from "node:fs";`],
    ["electron/contract/message.ts", `import { readFileSync } from "fs";`],
    ["electron/contract/message.ts", `export type { Turn } from "../core/turn.ts";`],
    ["electron/core/turns.ts", `import { app } from "electron";`],
    ["electron/core/turns.ts", `const engine = await import("node-llama-cpp");`],
    ["electron/core/turns.ts", `type Db = import("better-sqlite3-multiple-ciphers").Database;`],
    ["electron/core/turns.ts", `import { run } from "../engine/run.ts";`],
    ["electron/core/turns.ts", `const name = "x"; await import(name);`],
    ["electron/engine/main.ts", `import Database from "better-sqlite3-multiple-ciphers";`],
    ["electron/gguf/reader.ts", `import { createWorker } from "../core/worker.ts";`],
    ["electron/main.ts", `import "./engine/main.ts";`],
    ["renderer/ui/button.tsx", `import { chatStore } from "../chat/store.ts";`],
    ["renderer/settings/list.tsx", `import { Row } from "../models/row.tsx";`],
    ["renderer/chat/list.tsx", `import { app } from "electron";`],
    ["renderer/chat/list.tsx", `import { join } from "node:path";`],
    ["renderer/chat/list.tsx", `import { create } from "../../electron/core/create.ts";`],
    ["renderer/chat/list.tsx", `import chalk from "chalk";`],
  ])("refuse an import across a border in %s: %s", (file, source) => {
    expect(faultOf(file, source)).toMatch(/:1 imports .+\. .+\.$/);
  });

  it.each([
    ["electron/core/turns.ts", `import https from "node:https";`],
    ["electron/core/turns.ts", `import { connect } from "net";`],
    ["electron/engine/main.ts", `await fetch("https://x.test");`],
    ["electron/core/turns.ts", `const get = { fetch };`],
    ["electron/core/turns.ts", `globalThis.fetch("https://x.test");`],
    ["renderer/chat/list.tsx", `new WebSocket("wss://x.test");`],
    ["electron/shell/window.ts", `import { net } from "electron";`],
  ])("refuse the network in %s: %s", (file, source) => {
    expect(faultOf(file, source)).toContain("net-gate.ts");
  });

  it.each([
    ["electron/core/net-gate.ts", `import https from "node:https"; await fetch("https://x.test");`],
    [
      "electron/core/turns.ts",
      `import { call } from "../rpc/connect.ts"; import type { Message } from "#contract/message.ts";`,
    ],
    ["electron/core/turns.ts", `deps.fetch("a"); const source = { fetch: (name: string) => name };`],
    ["electron/core/words.ts", `import words from "#resources/locales/en/chat.json";`],
    [
      "renderer/chat/list.tsx",
      `import { modelStore } from "../models/store.ts"; import { Button } from "../ui/button.tsx";`,
    ],
    ["renderer/app.tsx", `import { Chat } from "./chat/chat.tsx"; import "./styles/app.css";`],
    [
      "test/core/turns.test.ts",
      `import http from "node:http"; import { x } from "../../electron/core/turns.ts";`,
    ],
  ])("allow what the table lists in %s: %s", (file, source) => {
    expect(faultOf(file, source)).toBe("");
  });

  it("names the file, the line and the fix", () => {
    const source = `import { z } from "zod";\n\nimport { app } from "electron";\n`;
    expect(faultOf("electron/contract/ids.ts", source)).toBe(
      "electron/contract/ids.ts:3 imports the package electron, which electron/contract may not use. " +
        "Add it to that row of scripts/lib/layers.mjs only if it belongs there.",
    );
  });

  it("refuse a folder that the table does not know", () => {
    expect(faultOf("electron/misc/thing.ts", "")).toContain("lies in no layer");
  });
});
