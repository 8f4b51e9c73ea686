import { Search, X } from "lucide-react";
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useFrame } from "../frame/store.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface SearchFieldProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

/** Esc empties it; the search command of the frame brings the focus here. */
export function SearchField({ query, onChange }: SearchFieldProps): ReactElement {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const requests = useFrame((state) => state.searchRequests);
  const seen = useRef(requests);
  useEffect(() => {
    if (seen.current === requests) return;
    seen.current = requests;
    field.current?.focus();
    field.current?.select();
  }, [requests]);
  const clear = (): void => {
    onChange("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && query !== "") {
      event.preventDefault();
      clear();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-chat-row]")?.focus();
    }
  };
  return (
    <search className="chat-search relative">
      <TextField
        ref={field}
        type="search"
        label={t("chat.search.label")}
        placeholder={t("chat.search.label")}
        icon={<Search aria-hidden />}
        className="w-full"
        value={query}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query === "" ? null : (
        <span className="absolute inset-y-0 right-0.5 flex items-center">
          <IconButton size="sm" label={t("chat.search.clear")} icon={<X aria-hidden />} onClick={clear} />
        </span>
      )}
    </search>
  );
}
