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
import { loadFrame } from "./frame/store.ts";
import { listen } from "./ipc.ts";
import { loadModels } from "./models/store.ts";
import { loadSettings } from "./settings/store.ts";

listen(eventHandlers);
window.addEventListener("keydown", handleKey);

await Promise.all([loadFrame(), loadSettings(), loadModels(), loadChats(), loadDrafts()].map(attempt));

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
