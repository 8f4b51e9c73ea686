import type { EventHandlers } from "./ipc.ts";
import { chatEvents } from "./chat/store.ts";
import { runCommand } from "./commands.ts";
import { showStoreStatus } from "./frame/store.ts";
import { modelEvents, modelsStore } from "./models/store.ts";
import { followEngine, showSettings } from "./settings/store.ts";

/** Every event of main, and the store it goes to. */
export const eventHandlers: EventHandlers = {
  ...chatEvents,
  ...modelEvents,
  "engine.status": (now) => {
    followEngine(modelsStore.getState().engine, now);
    modelEvents["engine.status"](now);
  },
  "settings.changed": showSettings,
  "store.status": showStoreStatus,
  command: ({ name }) => runCommand(name),
};
