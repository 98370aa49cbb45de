import { useEffect, useState } from "react";
import { counted } from "./format.ts";

type Point = { readonly at: number; readonly share: number };

/**
 * Time left of a stage, by its speed since this page first saw it; nothing in the first moments, when the words would
 * only flicker. `share` goes from 0 to 1. Give each stage its own key, so that each is measured from its own start.
 */
export const TimeLeft = ({ share }: { readonly share: number }) => {
  const [start] = useState((): Point => ({ at: performance.now(), share }));
  const [now, setNow] = useState(start.at);
  useEffect(() => {
    const tick = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(tick);
  }, []);
  return wordsFor(start, { at: now, share });
};

const wordsFor = (start: Point, now: Point): string => {
  const passed = (now.at - start.at) / 1000;
  const done = now.share - start.share;
  if (passed < 1.5 || done <= 0 || now.share >= 1) return "";
  const seconds = Math.ceil((passed / done) * (1 - now.share));
  if (seconds < 90) return `about ${counted(seconds, "second")} left`;
  return `about ${counted(Math.ceil(seconds / 60), "minute")} left`;
};
