import { Brain, BrainOff, Wrench, WrenchOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Abilities } from "#contract/engine-status.ts";
import { settingsTable, type SettingKey, type Settings } from "#contract/settings.ts";
import { attempt } from "../errors.ts";
import { loadedModel, useModels } from "../models/store.ts";
import { changeSetting, useSetting } from "../settings/store.ts";
import { ChoiceMenu } from "../ui/choice-menu.tsx";
import { ToggleButton } from "../ui/toggle-button.tsx";
import { useModelChoice } from "./model-choice.ts";

/** How the chosen model answers: what it can be asked to do, and nothing that it cannot. */
export function AbilityControls(): ReactNode {
  const abilities = useAbilities();
  if (abilities === null) return null;
  return (
    <>
      {abilities.thinking === "switch" ? <ThinkingSwitch /> : null}
      <EffortMenu abilities={abilities} />
      {abilities.tools ? <ToolsSwitch /> : null}
    </>
  );
}

/** Known once the model is in memory. */
function useAbilities(): Abilities | null {
  const modelId = useModelChoice();
  const loaded = useModels(loadedModel);
  return loaded !== null && loaded.modelId === modelId ? loaded.abilities : null;
}

function ThinkingSwitch(): ReactNode {
  const { t } = useTranslation();
  const isOn = useSetting("thinking") !== "off";
  return (
    <ToggleButton
      label={t("chat.composer.thinking")}
      hint={t("chat.composer.thinkingHint")}
      pressed={isOn}
      icon={isOn ? <Brain aria-hidden /> : <BrainOff aria-hidden />}
      onChange={(next) => change("thinking", next ? "on" : "off")}
    />
  );
}

type Effort = Settings["thinkingEffort"];

/** Also for a model that always thinks: it may still be asked how hard. */
function EffortMenu({ abilities: { thinking, efforts } }: { readonly abilities: Abilities }): ReactNode {
  const { t } = useTranslation();
  const setting = useSetting("thinkingEffort") ?? "auto";
  const isOff = useSetting("thinking") === "off" && thinking === "switch";
  const offered: readonly Effort[] = ["auto", ...efforts.flatMap(effortOf)];
  if (thinking === "none" || isOff || offered.length === 1) return null;
  const labelOf = (effort: Effort): string => t(`settings.thinkingEffort.options.${effort}`);
  const value = offered.includes(setting) ? setting : "auto";
  return (
    <ChoiceMenu
      label={t("chat.composer.level", { level: labelOf(value) })}
      value={value}
      options={offered.map((effort) => ({ value: effort, label: labelOf(effort) }))}
      onChange={(next) => change("thinkingEffort", next)}
    />
  );
}

/** A level of the model that the settings can hold. */
function effortOf(name: string): readonly Effort[] {
  const { success, data } = settingsTable.thinkingEffort.schema.safeParse(name);
  return success && data !== "auto" ? [data] : [];
}

function ToolsSwitch(): ReactNode {
  const { t } = useTranslation();
  const isOn = useSetting("tools") ?? false;
  return (
    <ToggleButton
      label={t("chat.composer.tools")}
      hint={t("chat.composer.toolsHint")}
      pressed={isOn}
      icon={isOn ? <Wrench aria-hidden /> : <WrenchOff aria-hidden />}
      onChange={(next) => change("tools", next)}
    />
  );
}

function change<K extends SettingKey>(key: K, value: Settings[K]): void {
  void attempt(changeSetting(key, value));
}
