import type { Part, Patch } from "#contract/message.ts";

/** Collects the patches of a reply; neighbouring texts become one patch. */
export interface PatchList {
  /** Adds text to the open part of this kind, or opens one. */
  write(kind: Part["kind"], text: string): void;
  /** Ends the open thought. */
  close(): void;
  /** The patches since the last call. */
  take(): readonly Patch[];
  /** The kind of the part that is being written. */
  readonly open: Part["kind"] | null;
}

export function createPatchList(now: () => number): PatchList {
  let patches: Patch[] = [];
  let open: Part["kind"] | null = null;
  let openedAt = 0;

  function append(text: string): void {
    const last = patches.at(-1);
    if (last?.op === "append") patches[patches.length - 1] = { op: "append", text: last.text + text };
    else if (last?.op === "open")
      patches[patches.length - 1] = opening(last.part.kind, last.part.text + text);
    else patches.push({ op: "append", text });
  }

  return {
    write(kind, text) {
      if (text === "") return;
      if (open === kind) return append(text);
      open = kind;
      openedAt = now();
      patches.push(opening(kind, text));
    },
    close() {
      if (open !== "reasoning") return;
      open = null;
      patches.push({ op: "close", duration: now() - openedAt });
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

function opening(kind: Part["kind"], text: string): Patch {
  return { op: "open", part: { kind, text } };
}
