import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { ModelId } from "#contract/ids.ts";
import { formatPercent } from "../format.ts";
import { setPickerOpen, useFrame } from "../frame/store.ts";
import { Popover } from "../ui/popover.tsx";
import { PickerList } from "./picker-list.tsx";
import { StateDot } from "./state-dot.tsx";
import { loadStateOf, modelById, useModels } from "./store.ts";
import { useStateWords } from "./state-words.ts";

interface ModelPickerProps {
  readonly value: ModelId | null;
  readonly onPick: (id: ModelId) => void;
}

/** The model of a chat: its name, whether it is in memory, and a list to choose another from. */
export function ModelPicker({ value, onPick }: ModelPickerProps): ReactElement {
  const { t } = useTranslation();
  const open = useFrame((state) => state.pickerOpen);
  const model = useModels((state) => modelById(state, value));
  const state = useModels(
    useShallow((all) => (value === null ? { kind: "off" as const } : loadStateOf(all, value))),
  );
  const words = useStateWords(state, model);
  const name = model?.name ?? t("picker.none");
  const trigger = (
    <button
      type="button"
      className="flex h-8 max-w-full min-w-0 items-center gap-2 rounded-md px-2 text-sm font-medium transition-colors hover:bg-hover data-[popup-open]:bg-hover"
    >
      {model === undefined ? null : (
        <>
          <StateDot state={state} />
          <span className="sr-only">{t("picker.model")}</span>
        </>
      )}
      <span className="truncate">{name}</span>
      {model === undefined ? null : <span className="sr-only">, {words}</span>}
      {state.kind === "loading" ? (
        <span aria-hidden className="font-normal text-ink-soft tabular-nums">
          {formatPercent(state.progress)}
        </span>
      ) : null}
      <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </button>
  );
  return (
    <Popover
      trigger={trigger}
      label={t("picker.title")}
      open={open}
      onOpenChange={setPickerOpen}
      className="w-96"
    >
      <PickerList
        value={value}
        onPick={(id) => {
          onPick(id);
          setPickerOpen(false);
        }}
      />
    </Popover>
  );
}
