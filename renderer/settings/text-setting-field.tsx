import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../ui/text-area.tsx";

interface TextSettingFieldProps {
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
  readonly labelledBy: string;
  readonly describedBy: string;
}

/** Milliseconds without a key before the text is saved; leaving the field, the page or the window saves at once. */
const PAUSE = 800;

export function TextSettingField(props: TextSettingFieldProps): ReactElement {
  const { value, maxLength, onChange, labelledBy, describedBy } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const isUnsaved = typed !== null && typed !== value;
  useEffect(() => {
    if (!isUnsaved) return;
    const timer = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  });
  useSaveOnLeaving(isUnsaved ? () => onChange(typed) : null);
  return (
    <TextArea
      value={typed ?? value}
      maxLength={maxLength}
      rows={4}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      placeholder={t("settings.systemPrompt.placeholder")}
      className="max-h-80 min-h-24"
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (isUnsaved) onChange(typed);
        setTyped(null);
      }}
    />
  );
}

/** A page that is changed by a shortcut takes the field away without a blur. */
function useSaveOnLeaving(save: (() => void) | null): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const leave = (): void => latest.current?.();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);
}
