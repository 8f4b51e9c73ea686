import { Check, Eject, Plus, Settings2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { KeyboardEvent, ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { ModelId } from "#contract/ids.ts";
import type { Model } from "#contract/model.ts";
import { attempt } from "../errors.ts";
import { formatBytes, formatParameters } from "../format.ts";
import { setPickerOpen, showPage } from "../frame/store.ts";
import { api } from "../ipc.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { announceAdded } from "./added.ts";
import { StateDot } from "./state-dot.tsx";
import { useStateWords } from "./state-words.ts";
import { isUsable, loadStateOf, pickFiles, useModels } from "./store.ts";
import type { LoadState } from "./store.ts";

interface PickerListProps {
  readonly value: ModelId | null;
  readonly onPick: (id: ModelId) => void;
}

/** The models that can be talked to, and what else can be done about models. */
export function PickerList({ value, onPick }: PickerListProps): ReactElement {
  const { t } = useTranslation();
  const models = useModels(
    useShallow((state) => (state.models ?? []).filter(({ facts }) => facts.kind === "chat")),
  );
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[data-pick]") ?? [])];
    (items.find((item) => item.ariaCurrent === "true") ?? items[0])?.focus();
  }, []);
  return (
    <>
      {models.length === 0 ? null : (
        <ul ref={list} aria-label={t("picker.title")} className="max-h-80 overflow-y-auto p-1">
          {models.map((model) => (
            <PickerItem key={model.id} model={model} current={model.id === value} onPick={onPick} />
          ))}
        </ul>
      )}
      <PickerActions />
    </>
  );
}

interface PickerItemProps {
  readonly model: Model;
  readonly current: boolean;
  readonly onPick: (id: ModelId) => void;
}

function PickerItem({ model, current, onPick }: PickerItemProps): ReactElement {
  const state = useModels(useShallow((all) => loadStateOf(all, model.id)));
  const words = useStateWords(state, model);
  const { parameterCount, quantization, fileSize } = model.facts;
  const facts = [
    parameterCount > 0 ? formatParameters(parameterCount) : "",
    quantization,
    formatBytes(fileSize),
  ];
  return (
    <li className="flex items-center rounded-md focus-within:bg-hover hover:bg-hover">
      <button
        type="button"
        data-pick
        aria-current={current}
        disabled={!isUsable(model)}
        onClick={() => onPick(model.id)}
        onKeyDown={moveFocus}
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm outline-offset-[-2px] disabled:opacity-60"
      >
        <StateDot state={state} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{model.name}</span>
          <span className="block truncate text-xs text-ink-soft">
            {facts.filter((each) => each !== "").join(" · ")} · {words}
          </span>
        </span>
        {current ? <Check aria-hidden className="size-4 shrink-0 text-ember-ink" /> : null}
      </button>
      <Leave state={state} name={model.name} />
    </li>
  );
}

/** Takes a model out of memory, or stops it on its way there. */
function Leave({ state, name }: { readonly state: LoadState; readonly name: string }): ReactElement | null {
  const { t } = useTranslation();
  if (state.kind === "loading") {
    return (
      <IconButton
        label={t("models.cancelLabel", { name })}
        icon={<X aria-hidden />}
        size="sm"
        className="mr-1"
        onClick={() => void attempt(api.models.cancelLoad())}
      />
    );
  }
  if (state.kind !== "loaded") return null;
  return (
    <IconButton
      label={t("models.unloadLabel", { name })}
      icon={<Eject aria-hidden />}
      size="sm"
      className="mr-1"
      onClick={() => void attempt(api.models.unload())}
    />
  );
}

function PickerActions(): ReactElement {
  const { t } = useTranslation();
  const leave = (act: () => void) => () => {
    setPickerOpen(false);
    act();
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-1 border-t border-hairline p-1.5">
      <Button
        size="sm"
        variant="ghost"
        icon={<Settings2 aria-hidden />}
        onClick={leave(() => showPage("models"))}
      >
        {t("picker.manage")}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        icon={<Plus aria-hidden />}
        onClick={leave(() => void attempt(pickFiles().then(announceAdded)))}
      >
        {t("picker.add")}
      </Button>
    </div>
  );
}

/** Arrow keys move along the list, as in a menu. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = [
    ...(event.currentTarget.closest("ul")?.querySelectorAll<HTMLElement>("[data-pick]:not(:disabled)") ?? []),
  ];
  const place = items.findIndex((item) => item === document.activeElement);
  items[(place + step + items.length) % items.length]?.focus();
}
