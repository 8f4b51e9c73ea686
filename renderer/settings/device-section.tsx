import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Device } from "#contract/engine-status.ts";
import { attempt } from "../errors.ts";
import { formatBytes, formatNumber } from "../format.ts";
import { api } from "../ipc.ts";
import { useModels } from "../models/store.ts";
import { Button } from "../ui/button.tsx";
import { Section } from "./section.tsx";

/** What the engine runs on, and why not on something faster. */
export function DeviceSection(): ReactElement {
  const { t } = useTranslation();
  const engine = useModels((state) => state.engine);
  const device = "device" in engine ? engine.device : null;
  return (
    <Section title={t("device.title")}>
      {device === null ? (
        <p className="px-4 py-3 text-sm text-ink-soft">
          {engine.state === "off" ? t("device.off") : t("device.starting")}
        </p>
      ) : (
        <DeviceFacts device={device} />
      )}
      <div className="px-4 py-3">
        <Button size="sm" onClick={() => void attempt(api.engine.restart())}>
          {t("device.restart")}
        </Button>
      </div>
    </Section>
  );
}

function DeviceFacts({ device }: { readonly device: Device }): ReactElement {
  const { t } = useTranslation();
  const { backend, names, vramTotal, vramFree, cores, rejected } = device;
  const memory = { free: formatBytes(vramFree), total: formatBytes(vramTotal) };
  const reasons = rejected.map((each) =>
    t(`device.rejections.${each.reason}`, { backend: t(`device.backends.${each.backend}`) }),
  );
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 px-4 py-3 text-sm">
      <Fact name={t("device.backend")} values={[t(`device.backends.${backend}`)]} />
      <Fact name={t("device.device")} values={names} />
      <Fact name={t("device.memory")} values={vramTotal > 0 ? [t("device.memoryValue", memory)] : []} />
      <Fact name={t("device.cores")} values={[formatNumber(cores)]} />
      <Fact name={t("device.rejected")} values={reasons} />
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly values: readonly string[];
}

function Fact({ name, values }: FactProps): ReactElement | null {
  if (values.length === 0) return null;
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0">
        {values.map((value) => (
          <div key={value} className="break-words">
            {value}
          </div>
        ))}
      </dd>
    </>
  );
}
