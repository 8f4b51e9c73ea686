import "./styles/app.css";
import "./zod-without-eval.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { flushDrafts } from "./chat/drafts.ts";
import { handleKey } from "./commands.ts";
import { attempt } from "./errors.ts";
import { eventHandlers } from "./events.ts";
import { followWidth, loadFrame } from "./frame/store.ts";
import { listen } from "./ipc.ts";
import { load, loadOnRecovery } from "./load.ts";
import { refreshModels } from "./models/store.ts";
import { settingsStore } from "./settings/store.ts";

/** Milliseconds for which the first paint waits, so that a slow disk shows an empty window at worst, never none. */
const patience = 500;

listen(eventHandlers);
window.addEventListener("keydown", handleKey);
window.addEventListener("pagehide", flushDrafts);
window.addEventListener("focus", () => void refreshModels());
followWidth();
loadOnRecovery();

await Promise.race([load(), new Promise((resolve) => setTimeout(resolve, patience))]);

settingsStore.subscribe(({ settings }, before) => {
  if (settings?.language !== before.settings?.language) void attempt(loadFrame());
});

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
