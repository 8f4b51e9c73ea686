import { loadDrafts } from "./chat/drafts.ts";
import { loadChats } from "./chat/store.ts";
import { attempt } from "./errors.ts";
import { frameStore, loadFrame } from "./frame/store.ts";
import { loadModels } from "./models/store.ts";
import { loadSettings } from "./settings/store.ts";

/** True while the window may lack something that main knows, because the store could not be asked. */
let isLacking = false;

/** Reads everything that main knows. */
export async function load(): Promise<void> {
  isLacking = false;
  const parts = [loadFrame(), loadSettings(), loadModels(), loadChats(), loadDrafts()];
  const worked = await Promise.all(parts.map(attempt));
  if (worked.includes(false)) isLacking = true;
}

/** Reads everything again once the store is well after it was not, by whatever states it came back. */
export function loadOnRecovery(): () => void {
  return frameStore.subscribe(({ storeStatus }, before) => {
    if (storeStatus === before.storeStatus) return;
    if (storeStatus.state === "failed") isLacking = true;
    if (storeStatus.state === "ready" && isLacking) void load();
  });
}
