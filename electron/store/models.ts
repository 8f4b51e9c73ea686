import type { ModelId } from "#contract/ids.ts";
import type { Model } from "#contract/model.ts";
import type { Driver } from "./driver.ts";
import { parseJson } from "./json.ts";

export interface Models {
  /** In the order they were added. */
  list(): readonly Model[];
  put(model: Model): void;
  remove(id: ModelId): void;
}

export function createModels(driver: Driver): Models {
  const list = driver.prepare<{ readonly value: string }>("select value from model order by added_at, id");
  const put = driver.prepare(`
    insert into model(id, value, added_at) values (?, ?, ?)
    on conflict(id) do update set value = excluded.value, added_at = excluded.added_at`);
  const remove = driver.prepare("delete from model where id = ?");
  return {
    list: () => list.all().flatMap(({ value }) => readModel(value)),
    put: (model) => void put.run(model.id, JSON.stringify(model), model.addedAt),
    remove: (id) => void remove.run(id),
  };
}

/** A row that is no model any more is left out: its files lie untouched and can be added again. */
function readModel(json: string): readonly Model[] {
  const stored = parseJson(json) as Partial<Model> | null;
  const isModel =
    typeof stored?.id === "string" && Array.isArray(stored.files) && typeof stored.facts === "object";
  return isModel ? [stored as Model] : [];
}
