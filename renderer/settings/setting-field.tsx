import type { ReactElement } from "react";
import { settingsTable } from "#contract/settings.ts";
import type { Control, SettingKey } from "#contract/settings.ts";
import { attempt } from "../errors.ts";
import { currentLanguage } from "../i18n.ts";
import { NumberField } from "../ui/number-field.tsx";
import { Switch } from "../ui/switch.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { OptionalNumberField } from "./optional-number-field.tsx";
import { changeSetting, useSetting } from "./store.ts";
import { TextSettingField } from "./text-setting-field.tsx";

interface SettingFieldProps {
  readonly settingKey: SettingKey;
  readonly labelledBy: string;
  readonly describedBy: string;
}

/** The control that a setting's line in the table asks for; every change is saved at once. */
export function SettingField({ settingKey, ...names }: SettingFieldProps): ReactElement | null {
  const value = useSetting(settingKey);
  const control: Control = settingsTable[settingKey].control;
  if (value === undefined) return null;
  const change = (next: string | number | boolean | null): void => {
    void attempt(changeSetting(settingKey, next));
  };
  switch (control.kind) {
    case "choice":
      return (
        <ChoiceField
          settingKey={settingKey}
          options={control.options}
          value={String(value)}
          onChange={change}
          {...names}
        />
      );
    case "toggle":
      return <Switch checked={value === true} onChange={change} {...names} />;
    case "number":
      return (
        <NumberField
          value={Number(value)}
          range={control}
          onCommit={change}
          locale={currentLanguage()}
          {...names}
        />
      );
    case "optionalNumber":
      return (
        <OptionalNumberField
          settingKey={settingKey}
          value={typeof value === "number" ? value : null}
          range={control}
          onChange={change}
          {...names}
        />
      );
    case "text":
      return (
        <TextSettingField value={String(value)} maxLength={control.maxLength} onChange={change} {...names} />
      );
    default:
      return control satisfies never;
  }
}
