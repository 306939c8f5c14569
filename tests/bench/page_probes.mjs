// Functions that run inside the measured page. Each stands alone: the browser driver sends it over as text.

/**
 * Clicks each of `steps` (selectors) as soon as it exists, then sets window.readyMs to the time since navigation started
 * at which `target` had been on screen for a whole frame.
 */
export function watchUntilReady({ steps, target }) {
  const left = [...steps];
  const look = () => {
    if (left.length && document.querySelector(left[0])) document.querySelector(left.shift()).click();
    if (left.length || !document.querySelector(target)) return requestAnimationFrame(look);
    // The first callback belongs to the frame that paints it, the second comes after that frame.
    return requestAnimationFrame(() => requestAnimationFrame(() => { window.readyMs = performance.now(); }));
  };
  requestAnimationFrame(look);
}

/** Counts what a page at rest must not do: window.activity = { frames, timers }. */
export function countActivity() {
  window.activity = { frames: 0, timers: 0 };
  for (const [name, counter] of [['requestAnimationFrame', 'frames'], ['setTimeout', 'timers'], ['setInterval', 'timers']]) {
    const original = window[name].bind(window);
    window[name] = (...parameters) => {
      window.activity[counter] += 1;
      return original(...parameters);
    };
  }
}

/** From the next pointer release on, counts frames until `answer` is checked or gone; sets window.framesToPaint. */
export function countFramesToPaint({ answer }) {
  window.framesToPaint = undefined;
  addEventListener('pointerup', () => {
    let frames = 0;
    const look = () => {
      frames += 1;
      const element = document.querySelector(answer);
      const shown = !element || element.checked || element.getAttribute('aria-checked') === 'true';
      if (shown) window.framesToPaint = frames;
      else if (frames < 600) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true });
}

/** Clicks `press` and sets window.openedMs to the milliseconds until `shows` has been on screen for a whole frame. */
export function timeToOpen({ press, shows }) {
  window.openedMs = undefined;
  const begun = performance.now();
  document.querySelector(press).click();
  const look = () => {
    if (!document.querySelector(shows)) return requestAnimationFrame(look);
    return requestAnimationFrame(() => requestAnimationFrame(() => { window.openedMs = performance.now() - begun; }));
  };
  requestAnimationFrame(look);
}
