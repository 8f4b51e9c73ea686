import { Ellipsis, FolderOpen, ListX, MapPin, Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "#contract/model.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { deleteFiles, forgetModel, relinkModel, showInFolder } from "./actions.ts";

export function ModelMenu({ model }: { readonly model: Model }): ReactElement {
  const { t } = useTranslation();
  const count = model.files.length;
  const isMissing = model.problem?.code === "modelMissing";
  const more = <IconButton label={t("models.more", { name: model.name })} icon={<Ellipsis aria-hidden />} />;
  return (
    <Menu trigger={more}>
      <MenuItem icon={<FolderOpen aria-hidden />} disabled={isMissing} onSelect={() => showInFolder(model)}>
        {t("models.showInFolder")}
      </MenuItem>
      <MenuItem icon={<MapPin aria-hidden />} onSelect={() => relinkModel(model)}>
        {t("models.locate")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<ListX aria-hidden />} onSelect={() => forgetModel(model)}>
        <span className="block py-1 leading-tight">
          {t("models.forget")}
          <span className="block text-xs text-ink-faint">{t("models.forgetHint", { count })}</span>
        </span>
      </MenuItem>
      <MenuItem
        icon={<Trash2 aria-hidden />}
        tone="danger"
        disabled={isMissing}
        onSelect={() => deleteFiles(model)}
      >
        {t("models.deleteFiles", { count })}
      </MenuItem>
    </Menu>
  );
}
