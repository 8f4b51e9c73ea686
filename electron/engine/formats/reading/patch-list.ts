import type { PartKind, Patch } from "#contract/message.ts";

/** Collects the patches of a reply; neighbouring texts become one patch. */
export interface PatchList {
  /** Adds text to the open part of this kind, or opens one. */
  write(kind: "text" | "reasoning", text: string): void;
  openCall(id: string, name: string): void;
  /** Adds to the arguments of the open call. */
  writeArguments(json: string): void;
  /** Ends the open thought or call. */
  close(): void;
  /** The patches since the last call. */
  take(): readonly Patch[];
  /** The kind of the part that is being written. */
  readonly open: PartKind | null;
}

export function createPatchList(now: () => number): PatchList {
  let patches: Patch[] = [];
  let open: PartKind | null = null;
  let openedAt = 0;

  function begin(kind: PartKind, patch: Patch): void {
    open = kind;
    openedAt = now();
    patches.push(patch);
  }

  function append(text: string): void {
    const last = patches.at(-1);
    const merged = last === undefined ? null : withText(last, text);
    if (merged === null) patches.push({ op: "append", text });
    else patches[patches.length - 1] = merged;
  }

  return {
    write(kind, text) {
      if (text === "") return;
      if (open === kind) append(text);
      else begin(kind, { op: "open", part: { kind, text } });
    },
    openCall(id, name) {
      this.close();
      const call = { kind: "tool-call", id, name, arguments: "", state: "writing", result: null } as const;
      begin("tool-call", { op: "open", part: call });
    },
    writeArguments(json) {
      if (open === "tool-call" && json !== "") append(json);
    },
    close() {
      if (open === "reasoning" || open === "tool-call")
        patches.push({ op: "close", duration: now() - openedAt });
      open = null;
    },
    take() {
      const taken = patches;
      patches = [];
      return taken;
    },
    get open() {
      return open;
    },
  };
}

/** A patch with more text at its end; null when it is of another kind. */
function withText(patch: Patch, text: string): Patch | null {
  if (patch.op === "append") return { op: "append", text: patch.text + text };
  if (patch.op !== "open" || patch.part.kind === "tool-call") return null;
  return { op: "open", part: { ...patch.part, text: patch.part.text + text } };
}
