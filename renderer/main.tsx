import "./styles/app.css";
import "./zod-without-eval.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { loadDrafts } from "./chat/drafts.ts";
import { loadChats } from "./chat/store.ts";
import { handleKey } from "./commands.ts";
import { attempt } from "./errors.ts";
import { eventHandlers } from "./events.ts";
import { followWidth, frameStore, loadFrame } from "./frame/store.ts";
import { listen } from "./ipc.ts";
import { loadModels } from "./models/store.ts";
import { loadSettings, settingsStore } from "./settings/store.ts";

/** Milliseconds for which the first paint waits, so that a slow disk shows an empty window at worst, never none. */
const patience = 500;

listen(eventHandlers);
window.addEventListener("keydown", handleKey);
followWidth();

await Promise.race([load(), new Promise((resolve) => setTimeout(resolve, patience))]);

settingsStore.subscribe(({ settings }, before) => {
  if (settings?.language !== before.settings?.language) void attempt(loadFrame());
});

frameStore.subscribe(({ storeStatus }, before) => {
  if (storeStatus.state === "ready" && before.storeStatus.state === "failed") void load();
});

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

/** Reads everything that main knows. */
async function load(): Promise<void> {
  await Promise.all([loadFrame(), loadSettings(), loadModels(), loadChats(), loadDrafts()].map(attempt));
}
