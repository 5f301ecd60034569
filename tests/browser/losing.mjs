// Takes the graphics context away from the page, and gives it back.

/** Takes the context away; the page has heard of it when this resolves. */
export function lose(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const canvas = document.getElementById("canvas");
        window.context = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
        canvas.addEventListener("webglcontextlost", resolve, { once: true });
        window.context.loseContext();
      }),
  );
}

export function restore(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        document.getElementById("canvas").addEventListener("webglcontextrestored", resolve, { once: true });
        setTimeout(() => window.context.restoreContext()); // not in the task that heard of the loss
      }),
  );
}
