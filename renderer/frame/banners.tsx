import { useState } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { EngineStatus } from "#contract/engine-status.ts";
import type { WireError } from "#contract/errors.ts";
import type { ModelId } from "#contract/ids.ts";
import { attempt, errorText } from "../errors.ts";
import { formatNumber } from "../format.ts";
import { api } from "../ipc.ts";
import { loadAnyway, loadModel, modelById, useModels } from "../models/store.ts";
import { changeSetting } from "../settings/store.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useFrame } from "./store.ts";
import { useLasting } from "./use-lasting.ts";

/** Milliseconds in which an engine that died is usually back by itself; the reply it was writing says so too. */
const restartTime = 3000;

/** What the person has to know wherever they are: chats not saved, the engine down, the graphics card given up. */
export function Banners(): ReactElement {
  return (
    <div role="status" className="flex flex-col">
      <StoreBanner />
      <EngineBanner />
    </div>
  );
}

function StoreBanner(): ReactElement | null {
  const { t } = useTranslation();
  const status = useFrame((state) => state.storeStatus);
  if (status.state !== "failed") return null;
  const { title, next } = errorText(status.error);
  return (
    <Notice tone="danger" title={t("frame.storeFailed", { reason: title })} hint={next} className={bar}>
      <Button size="sm" onClick={() => void attempt(api.chats.list())}>
        {t("frame.retryStore")}
      </Button>
    </Notice>
  );
}

function EngineBanner(): ReactElement | null {
  const engine = useModels((state) => state.engine);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const topic = topicOf(engine);
  const staysAway = useLasting(isRestarting(engine), restartTime);
  if (topic === null || topic === dismissed || (isRestarting(engine) && !staysAway)) return null;
  const dismiss = (): void => setDismissed(topic);
  return engine.state === "failed" ? (
    <EngineFailed status={engine} onDismiss={dismiss} />
  ) : (
    <SlowDevice onDismiss={dismiss} />
  );
}

interface EngineFailedProps {
  readonly status: EngineStatus & { readonly state: "failed" };
  readonly onDismiss: () => void;
}

function EngineFailed({ status, onDismiss }: EngineFailedProps): ReactElement {
  const { t } = useTranslation();
  const { title, next } = errorText(status.error);
  const model = useModels((state) => modelById(state, status.modelId));
  return (
    <Notice
      tone="danger"
      title={model === undefined ? title : `${model.name}: ${title}`}
      hint={next}
      className={bar}
    >
      <WayOut error={status.error} modelId={model?.id ?? null} />
      <Button size="sm" variant="ghost" onClick={onDismiss}>
        {t("frame.dismiss")}
      </Button>
    </Notice>
  );
}

interface WayOutProps {
  readonly error: WireError;
  readonly modelId: ModelId | null;
}

/** The button most likely to help: a context that fits, another try, or a new engine. */
function WayOut({ error, modelId }: WayOutProps): ReactElement {
  const { label, act } = useWayOut(error, modelId);
  return (
    <Button size="sm" onClick={() => void attempt(act())}>
      {label}
    </Button>
  );
}

function useWayOut(
  error: WireError,
  modelId: ModelId | null,
): { readonly label: string; readonly act: () => Promise<void> } {
  const { t } = useTranslation();
  const fitting = Number(error.params["fittingContext"] ?? 0);
  if (modelId === null) return { label: t("frame.restartEngine"), act: () => api.engine.restart() };
  if (error.code === "modelCrashLoop")
    return { label: t("models.tryAnyway"), act: () => loadAnyway(modelId) };
  if (fitting === 0) return { label: t("models.tryAgain"), act: () => loadModel(modelId) };
  const lower = async (): Promise<void> => {
    await changeSetting("contextSize", fitting);
    await loadModel(modelId);
  };
  return { label: t("frame.useContext", { tokens: formatNumber(fitting) }), act: lower };
}

function SlowDevice({ onDismiss }: { readonly onDismiss: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <Notice
      tone="warning"
      title={t("frame.slowDevice.crashed")}
      hint={t("frame.slowDevice.hint")}
      className={bar}
    >
      <Button size="sm" onClick={() => void attempt(api.engine.restart())}>
        {t("frame.restartEngine")}
      </Button>
      <Button size="sm" variant="ghost" onClick={onDismiss}>
        {t("frame.dismiss")}
      </Button>
    </Notice>
  );
}

const bar = "rounded-none border-b border-hairline py-3 pr-4 pl-(--header-start)";

/** True after an engine died, until it starts again by itself. */
function isRestarting(engine: EngineStatus): boolean {
  return engine.state === "failed" && ["engineCrashed", "engineHung"].includes(engine.error.code);
}

/** What a banner is about, so that a dismissed one stays away until something else happens; null for nothing. */
function topicOf(engine: EngineStatus): string | null {
  if (engine.state === "failed") return `${engine.error.code} ${engine.modelId ?? ""}`;
  if (engine.state !== "idle" && engine.state !== "ready") return null;
  const { backend, rejected } = engine.device;
  const crashed = rejected.filter(({ reason }) => reason === "crashed").map((each) => each.backend);
  return backend === "cpu" && crashed.length > 0 ? `crashed ${crashed.join(" ")}` : null;
}
