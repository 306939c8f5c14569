// Pointers and the size of the canvas. Events are taken from the common parent of canvas and mirror: they bubble up from the
// mirror's elements, so the canvas sees every press once, wherever it lands.
const REST_MS = 400;

export function createInput(stage, canvas, { pointer, resize }) {
  const place = (event, down) => {
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    // A press is meant for what is seen there now; when the app hears of it the page may have moved.
    const area = down === 1 ? event.target.closest('button, input[type=radio], input[type=checkbox]')?.dataset.id ?? '' : '';
    pointer((event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio, down, event.pointerType === 'touch', area);
  };
  const away = (event, down) => pointer(-1, -1, down, event.pointerType === 'touch', '');

  // A finger that rests on something that can be dragged picks it up; a moving one scrolls, as everywhere.
  let resting = 0;
  let carrying = false;
  let restedAt = null;
  const putDown = () => {
    clearTimeout(resting);
    carrying = false;
  };
  stage.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    place(event, 1);
    if (event.pointerType !== 'touch' || !event.target.closest('[data-drag]')) return;
    restedAt = event;
    resting = setTimeout(() => {
      carrying = true;
      place(event, 2);
    }, REST_MS);
  });
  stage.addEventListener('pointermove', (event) => {
    if (!event.isPrimary) return;
    if (!carrying && restedAt && Math.hypot(event.clientX - restedAt.clientX, event.clientY - restedAt.clientY) > 10) putDown();
    place(event, -1);
  });
  stage.addEventListener('touchmove', (event) => {
    if (carrying) event.preventDefault();
  }, { passive: false });
  stage.addEventListener('contextmenu', (event) => {
    if (carrying) event.preventDefault();
  });
  stage.addEventListener('pointerup', (event) => {
    if (!event.isPrimary) return;
    putDown();
    place(event, 0);
    if (event.pointerType === 'touch') away(event, -1);
  });
  // The browser has begun to scroll, or the pointer went elsewhere: nothing was pressed.
  stage.addEventListener('pointercancel', (event) => {
    putDown();
    away(event, -1);
    away(event, 0);
  });
  stage.addEventListener('pointerleave', (event) => {
    if (event.isPrimary && event.pointerType !== 'touch') away(event, event.buttons ? 0 : -1);
  });

  const measure = (width, height, ratio) => {
    if (width < 1 || height < 1) return;
    // Even an equal size would empty the canvas and wait for the graphics.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    resize(width, height, ratio);
  };
  const observer = new ResizeObserver(([entry]) => {
    const exact = entry.devicePixelContentBoxSize?.[0];
    const { width, height } = entry.contentRect;
    // Emulated pixel ratios leave the exact size in CSS pixels.
    const sound = exact && Math.abs(exact.inlineSize / width / devicePixelRatio - 1) < 0.02;
    if (sound) measure(exact.inlineSize, exact.blockSize, exact.inlineSize / width);
    else measure(Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio), devicePixelRatio);
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);      // Safari
  }
}
