import type { Model } from "#contract/model.ts";

/** What only the desktop can do; the shell implements it, and tests and the command line give their own. */
export interface Platform {
  /** Paths a person picked; empty when they gave up. */
  pickModelFiles(): Promise<readonly string[]>;
  pickFolder(): Promise<readonly string[]>;
  confirmDelete(model: Model): Promise<boolean>;
  /** Fails with `deleteRefused` when the system refuses. */
  moveToBin(paths: readonly string[]): Promise<void>;
  showInFolder(path: string): void;
  /** Shows the full address first; false when the person said no. */
  openLink(url: string): Promise<boolean>;
}
