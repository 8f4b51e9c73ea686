import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Device, EngineStatus } from "#contract/engine-status.ts";
import { attempt, errorText } from "../errors.ts";
import { formatBytes, formatNumber } from "../format.ts";
import { api } from "../ipc.ts";
import { modelById, useModels } from "../models/store.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Section } from "./section.tsx";

/** What the engine runs on, and why not on something faster. */
export function DeviceSection(): ReactElement {
  const { t } = useTranslation();
  const engine = useModels((state) => state.engine);
  const device = "device" in engine ? engine.device : null;
  return (
    <Section title={t("device.title")}>
      {device === null ? <NoDevice engine={engine} /> : <DeviceFacts device={device} />}
      {engine.state === "failed" ? <Failure engine={engine} /> : null}
      <div className="px-4 py-3">
        <Button size="sm" onClick={() => void attempt(api.engine.restart())}>
          {t("device.restart")}
        </Button>
      </div>
    </Section>
  );
}

function NoDevice({ engine }: { readonly engine: EngineStatus }): ReactElement | null {
  const { t } = useTranslation();
  if (engine.state === "failed") return null;
  return (
    <p className="px-4 py-3 text-sm text-ink-soft">
      {engine.state === "off" ? t("device.off") : t("device.starting")}
    </p>
  );
}

interface FailureProps {
  readonly engine: EngineStatus & { readonly state: "failed" };
}

function Failure({ engine }: FailureProps): ReactElement {
  const { title, next } = errorText(engine.error);
  const name = useModels((state) => modelById(state, engine.modelId)?.name);
  return (
    <div className="px-4 py-3">
      <Notice tone="danger" title={name === undefined ? title : `${name}: ${title}`} hint={next} />
    </div>
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
