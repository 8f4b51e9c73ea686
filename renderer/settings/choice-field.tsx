import type { ReactElement } from "react";
import { i18n } from "../i18n.ts";
import { keyLabel } from "../keys.ts";
import type { SettingKey } from "#contract/settings.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Select } from "../ui/select.tsx";
import type { Option } from "../ui/select.tsx";

interface ChoiceFieldProps {
  readonly settingKey: SettingKey;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly labelledBy: string;
  readonly describedBy: string;
}

/** Up to this many choices are all in view. */
const IN_VIEW = 4;

export function ChoiceField({ settingKey, options, ...rest }: ChoiceFieldProps): ReactElement {
  const named = options.map((value) => ({ value, label: optionLabel(settingKey, value) }));
  const View = options.length <= IN_VIEW ? Segmented<string> : Select<string>;
  return <View options={named satisfies readonly Option<string>[]} {...rest} />;
}

/** Options come from the table as plain strings; a test holds that each has its words. */
function optionLabel(key: SettingKey, value: string): string {
  const words = i18n.getResource(i18n.language, "translation", `settings.${key}.options.${value}`) as unknown;
  const label = typeof words === "string" ? words : value;
  return label.replace("{{modEnter}}", keyLabel("Mod+Enter"));
}
