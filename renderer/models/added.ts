import type { ModelId } from "#contract/ids.ts";
import type { AddedPath, Model } from "#contract/model.ts";
import { pickModel, startNewChat } from "../chat/store.ts";
import { attempt, errorText } from "../errors.ts";
import { frameStore, showPage } from "../frame/store.ts";
import { i18n } from "../i18n.ts";
import { showToast } from "../ui/toast.tsx";
import type { ToastAction } from "../ui/toast.tsx";
import { isUsable, loadModel } from "./store.ts";

/** How many refused files are named in one message. */
const NAMED = 4;

/** Says what became of the paths that were dropped or picked: what is new, what was known, what was refused and why. */
export function announceAdded(outcomes: readonly AddedPath[]): void {
  announceRefused(outcomes.filter((each) => each.outcome === "refused"));
  announceModels(models(outcomes, "known"), "known");
  announceModels(models(outcomes, "added"), "added");
}

/** Opens an empty chat with the model and loads it meanwhile. */
export async function chatWith(id: ModelId): Promise<void> {
  showPage("chat");
  startNewChat();
  pickModel(id);
  await attempt(loadModel(id));
}

function models(outcomes: readonly AddedPath[], wanted: "added" | "known"): readonly Model[] {
  const found = outcomes.flatMap((each) => (each.outcome === wanted ? [each.model] : []));
  return [...new Map(found.map((model) => [model.id, model])).values()];
}

function announceModels(found: readonly Model[], outcome: "added" | "known"): void {
  const [only] = found;
  if (only === undefined) return;
  const open = openAction();
  if (found.length > 1) {
    const key = outcome === "added" ? "models.added.several" : "models.added.knownSeveral";
    showToast({ tone: "success", title: i18n.t(key, { count: found.length }), actions: open });
    return;
  }
  const load: ToastAction = {
    label: i18n.t("models.added.loadAndChat"),
    onSelect: () => void chatWith(only.id),
  };
  showToast({
    tone: outcome === "added" ? "success" : "info",
    title: i18n.t(outcome === "added" ? "models.added.title" : "models.added.known", { name: only.name }),
    actions: isUsable(only) ? [load, ...open] : open,
  });
}

/** The way to the library, unless it is in view. */
function openAction(): readonly ToastAction[] {
  if (frameStore.getState().page === "models") return [];
  return [{ label: i18n.t("models.added.openModels"), onSelect: () => showPage("models") }];
}

function announceRefused(refused: readonly (AddedPath & { readonly outcome: "refused" })[]): void {
  const [only] = refused;
  if (only === undefined) return;
  if (refused.length === 1) {
    const { title, next } = errorText(only.error);
    showToast({
      tone: "danger",
      title: i18n.t("models.added.refused", { file: fileName(only.path), title }),
      hint: next,
    });
    return;
  }
  const lines = refused
    .slice(0, NAMED)
    .map(({ path, error }) =>
      i18n.t("models.added.refused", { file: fileName(path), title: errorText(error).title }),
    );
  const rest = refused.length - lines.length;
  const more = rest > 0 ? [i18n.t("models.added.more", { count: rest })] : [];
  showToast({
    tone: "danger",
    title: i18n.t("models.added.refusedSeveral", { count: refused.length }),
    hint: [...lines, ...more].join("\n"),
  });
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
