import type { Model } from "#contract/model.ts";
import { attempt } from "../errors.ts";
import { i18n } from "../i18n.ts";
import { api } from "../ipc.ts";
import { showToast } from "../ui/toast.tsx";
import { addPaths } from "./store.ts";

export function showInFolder({ id }: Model): void {
  void attempt(api.models.showInFolder({ id }));
}

/** Takes the model off the list at once; the way back is in the toast, since its files stay where they are. */
export function forgetModel({ id, name, files }: Model): void {
  const undo = {
    label: i18n.t("models.undo"),
    onSelect: () => void attempt(addPaths(files.map(({ path }) => path))),
  };
  const forget = async (): Promise<void> => {
    await api.models.forget({ id });
    showToast({
      title: i18n.t("models.forgotten", { name }),
      hint: i18n.t("models.forgottenHint", { count: files.length }),
      actions: [undo],
    });
  };
  void attempt(forget());
}

export function deleteFiles({ id, name, files }: Model): void {
  const remove = async (): Promise<void> => {
    if (!(await api.models.deleteFiles({ id }))) return;
    showToast({ title: i18n.t("models.deleted", { name, count: files.length }) });
  };
  void attempt(remove());
}

export function relinkModel({ id, name }: Model): void {
  const relink = async (): Promise<void> => {
    const found = await api.models.relink({ id });
    if (found !== null) showToast({ tone: "success", title: i18n.t("models.relinked", { name }) });
  };
  void attempt(relink());
}
