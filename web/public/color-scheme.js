// Sets the colour scheme before the first paint, so that a dark page does not flash white. Reads what the theme
// menu keeps; a classic script because modules run after the first paint.
(() => {
  let kept = null;
  try {
    kept = globalThis.localStorage.getItem("milepost-color-scheme");
  } catch {
    kept = null;
  }
  const dark =
    kept === "dark" || (kept !== "light" && globalThis.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
})();
