import type { WireError } from "./errors.ts";

/** How every call is answered; main never rejects, because Electron keeps only an error's message. */
export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

/** What the preload script gives the page as `window.hearth`; it knows no call by name. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Reply>;
  on(listener: (name: string, detail: unknown) => void): void;
  /** Where a dropped file lies on the disk. */
  pathOf(file: unknown): string;
}
