import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SettingKey } from "#contract/settings.ts";
import { currentLanguage } from "../i18n.ts";
import { NumberField } from "../ui/number-field.tsx";
import type { NumberRange } from "../ui/number-field.tsx";
import { Segmented } from "../ui/segmented.tsx";

interface OptionalNumberFieldProps {
  readonly settingKey: SettingKey;
  readonly value: number | null;
  readonly range: NumberRange;
  readonly onChange: (value: number | null) => void;
  readonly labelledBy: string;
  readonly describedBy: string;
}

/** Where a number starts when a person takes the choice away from Hearth or the model. */
const usual: Readonly<Partial<Record<SettingKey, number>>> = {
  temperature: 0.7,
  topK: 40,
  topP: 0.95,
  minP: 0.05,
  maxTokens: 4096,
  thinkingBudget: 2048,
  threads: 4,
  gpuLayers: 0,
};

/** "Automatic", or a number. */
export function OptionalNumberField(props: OptionalNumberFieldProps): ReactElement {
  const { settingKey, value, range, onChange, labelledBy, describedBy } = props;
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-2">
      {value === null ? null : (
        <NumberField
          value={value}
          range={range}
          onCommit={onChange}
          locale={currentLanguage()}
          labelledBy={labelledBy}
          describedBy={describedBy}
        />
      )}
      <Segmented
        value={value === null ? "automatic" : "own"}
        options={[
          { value: "automatic", label: t("settings.automatic") },
          { value: "own", label: t("settings.ownValue") },
        ]}
        onChange={(next) => onChange(next === "automatic" ? null : (usual[settingKey] ?? range.min))}
        labelledBy={labelledBy}
        describedBy={describedBy}
      />
    </div>
  );
}
