import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../errors.ts";
import { pathsOf } from "../ipc.ts";
import { announceAdded } from "./added.ts";
import { addPaths } from "./store.ts";

/** Makes the whole window take files; while they are dragged over it, says what will happen to them. */
export function DropTarget(): ReactElement | null {
  const { t } = useTranslation();
  const isDragging = useFileDrag(add);
  if (!isDragging) return null;
  return (
    <div role="status" className="pointer-events-none fixed inset-0 z-50 bg-canvas/85 p-4 backdrop-blur-sm">
      <div className="flex h-full flex-col items-center justify-center rounded-xl border-2 border-dashed border-ember-ink bg-ember-soft/60 p-6 text-center">
        <Download aria-hidden className="mb-3 size-8 text-ember-ink" />
        <p className="text-xl font-semibold">{t("frame.drop.title")}</p>
        <p className="mt-1 max-w-md text-ink-soft">{t("frame.drop.hint")}</p>
      </div>
    </div>
  );
}

function add(files: readonly File[]): void {
  const paths = pathsOf(files);
  if (paths.length > 0) void attempt(addPaths(paths).then(announceAdded));
}

/** Follows files over the window; entering a child counts as leaving its parent, hence the depth. */
function useFileDrag(onDrop: (files: readonly File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    let depth = 0;
    const step = (change: number): void => {
      depth = Math.max(0, depth + change);
      setDragging(depth > 0);
    };
    const listeners: Readonly<Record<string, (event: DragEvent) => void>> = {
      dragenter: () => step(1),
      dragleave: () => step(-1),
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        step(-depth);
        onDrop([...(event.dataTransfer?.files ?? [])]);
      },
    };
    const guarded = Object.entries(listeners).map(([name, listener]) => {
      const guard = (event: Event): void => {
        if (event instanceof DragEvent && event.dataTransfer?.types.includes("Files")) listener(event);
      };
      window.addEventListener(name, guard);
      return () => window.removeEventListener(name, guard);
    });
    return () => guarded.forEach((stop) => stop());
  }, [onDrop]);
  return isDragging;
}
