import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { toWireError } from "#contract/errors.ts";
import type { Licence } from "#contract/ipc.ts";
import { errorText } from "../errors.ts";
import { api } from "../ipc.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { TextField } from "../ui/text-field.tsx";

/** The licences of everything inside, found by name or by kind of licence. */
export function Licences(): ReactElement {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const { licences, failure } = useLicences();
  const found = licences?.filter((each) => matches(each, query));
  return (
    <section className="mt-6">
      <h3 className="mb-2 text-sm font-semibold">{t("about.licences")}</h3>
      <TextField
        type="search"
        label={t("about.search")}
        placeholder={t("about.search")}
        icon={<Search aria-hidden />}
        className="w-full"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p role="status" className="py-2 text-sm text-ink-soft empty:hidden">
        {failure ?? (found === undefined ? t("about.loading") : found.length === 0 ? t("about.none") : "")}
      </p>
      <ul className="mt-2 divide-y divide-hairline">
        {(found ?? []).map((each) => (
          <LicenceRow key={`${each.name}@${each.version}`} licence={each} />
        ))}
      </ul>
    </section>
  );
}

function LicenceRow({ licence }: { readonly licence: Licence }): ReactElement {
  const { t } = useTranslation();
  const { name, version, licence: kind, text } = licence;
  return (
    <li className="py-1">
      <Disclosure label={[name, version, kind].filter((each) => each !== "").join(" · ")}>
        <pre
          tabIndex={0}
          className="mt-1 mb-2 max-h-72 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs whitespace-pre-wrap select-text"
        >
          {text === "" ? t("about.noText") : text}
        </pre>
      </Disclosure>
    </li>
  );
}

interface LicencesState {
  readonly licences?: readonly Licence[];
  readonly failure?: string;
}

function useLicences(): LicencesState {
  const [state, setState] = useState<LicencesState>({});
  useEffect(() => {
    api.app.licences().then(
      (licences) => setState({ licences }),
      (thrown: unknown) => setState({ failure: errorText(toWireError(thrown)).title }),
    );
  }, []);
  return state;
}

function matches({ name, licence }: Licence, query: string): boolean {
  return `${name} ${licence}`.toLowerCase().includes(query.trim().toLowerCase());
}
