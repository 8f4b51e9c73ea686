import { AppError } from "#contract/errors.ts";
import type { ChatId, MessageId } from "#contract/ids.ts";
import type { Message, ThreadMessage } from "#contract/message.ts";
import type { Driver } from "./driver.ts";
import { toMessage } from "./message-row.ts";
import type { MessageRow } from "./message-row.ts";

/** Reading along the tree of messages. */
export interface Branches {
  /** From the first message to this one; `notFound` when it is not there. */
  to(id: MessageId): readonly Message[];
  /** The same with each message's versions. */
  withSiblings(id: MessageId): readonly ThreadMessage[];
  /** The newest message below this one that nothing follows. */
  newestLeaf(id: MessageId): { readonly chatId: ChatId; readonly leafId: MessageId };
}

interface LeafRow {
  readonly chat_id: number;
  readonly leaf_id: number;
}

/** `depth` also ends a circle, which only a damaged file could hold. */
const branch = `
  with recursive branch(id, parent_id, depth) as (
    select id, parent_id, 0 from message where id = ?
    union all
    select above.id, above.parent_id, depth + 1 from branch join message as above on above.id = branch.parent_id
    where depth < 1000000
  )`;

const siblings = `(
  select json_group_array(id) from (
    select id from message as sibling
    where sibling.chat_id = message.chat_id and sibling.parent_id is message.parent_id order by id
  )
) as siblings`;

export function createBranches(driver: Driver): Branches {
  const plain = driver.prepare<MessageRow>(
    `${branch} select message.* from branch join message using (id) order by depth desc`,
  );
  const versioned = driver.prepare<MessageRow & { readonly siblings: string }>(
    `${branch} select message.*, ${siblings} from branch join message using (id) order by depth desc`,
  );
  const newest = driver.prepare<LeafRow>(`
    with recursive below(id, chat_id) as (
      select id, chat_id from message where id = ?
      union
      select child.id, child.chat_id from below
      join message as child on child.chat_id = below.chat_id and child.parent_id = below.id
    )
    select chat_id, max(id) as leaf_id from below
    where not exists (select 1 from message where message.chat_id = below.chat_id and parent_id = below.id)
    group by chat_id`);

  return {
    to: (id) => found(plain.all(id), id).map(toMessage),
    withSiblings: (id) =>
      found(versioned.all(id), id).map((row) => ({
        ...toMessage(row),
        siblings: JSON.parse(row.siblings) as readonly MessageId[],
      })),
    newestLeaf(id) {
      const row = newest.get(id);
      if (row === undefined) throw new AppError("notFound", { kind: "message", id });
      return { chatId: row.chat_id as ChatId, leafId: row.leaf_id as MessageId };
    },
  };
}

function found<Row>(rows: readonly Row[], id: MessageId): readonly Row[] {
  if (rows.length === 0) throw new AppError("notFound", { kind: "message", id });
  return rows;
}
