import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge, Reply } from "#contract/bridge.ts";

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke("call", name, input) as Promise<Reply>,
  on: (listener) =>
    void ipcRenderer.on("event", (_, name: string, detail: unknown) => listener(name, detail)),
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
};

contextBridge.exposeInMainWorld("hearth", bridge);
