import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

/** The path whose heading has the focus or had it; null until the first page stands, which takes no focus. */
let shownPath: string | null = null;

/**
 * Titles the document, and after a navigation moves the focus to the page's h1. It follows the resolved path: while a
 * page is still loading, the old one stands and must not take the focus meant for the new.
 */
export const useArrival = (title: string): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });

  useEffect(() => {
    document.title = `${title} · Milepost`;
  }, [title]);

  useEffect(() => {
    if (path === undefined) return;
    if (shownPath !== null && shownPath !== path) heading.current?.focus({ preventScroll: true });
    shownPath = path;
  }, [path]);

  return heading;
};
