import { createBranches } from "./branches.ts";
import type { Branches } from "./branches.ts";
import { createChats } from "./chats.ts";
import type { Chats } from "./chats.ts";
import { createDrafts } from "./drafts.ts";
import type { Drafts } from "./drafts.ts";
import type { Driver } from "./driver.ts";
import { createMessages } from "./messages.ts";
import type { Messages } from "./messages.ts";
import { createModels } from "./models.ts";
import type { Models } from "./models.ts";
import { createSearch } from "./search.ts";
import type { Search } from "./search.ts";
import { createSettings } from "./settings.ts";
import type { StoredSettings } from "./settings.ts";
import { createTextIndex } from "./text-index.ts";
import { createThreads } from "./threads.ts";
import type { Threads } from "./threads.ts";

/** Everything that reads and writes one open database. */
export interface Repositories {
  readonly chats: Chats;
  readonly threads: Threads;
  readonly branches: Branches;
  readonly messages: Messages;
  readonly search: Search;
  readonly drafts: Drafts;
  readonly settings: StoredSettings;
  readonly models: Models;
}

export function createRepositories(driver: Driver): Repositories {
  const index = createTextIndex(driver);
  const chats = createChats(driver, index);
  const branches = createBranches(driver);
  const threads = createThreads(driver, chats, branches);
  const drafts = createDrafts(driver);
  return {
    chats,
    branches,
    threads,
    drafts,
    messages: createMessages({ driver, chats, drafts, threads, index }),
    search: createSearch(driver),
    settings: createSettings(driver),
    models: createModels(driver),
  };
}
