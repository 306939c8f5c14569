// Pointers and the size of the canvas. Events are taken from the common parent of canvas and mirror: they bubble up from the
// mirror's elements, so the canvas sees every press once, wherever it lands.
export function createInput(stage, canvas, { pointer, resize }) {
  const place = (event, down) => {
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    pointer((event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio, down, event.pointerType === 'touch');
  };
  const away = (event, down) => pointer(-1, -1, down, event.pointerType === 'touch');

  stage.addEventListener('pointerdown', (event) => {
    if (event.isPrimary && event.button === 0) place(event, 1);
  });
  stage.addEventListener('pointermove', (event) => {
    if (event.isPrimary) place(event, -1);
  });
  stage.addEventListener('pointerup', (event) => {
    if (!event.isPrimary) return;
    place(event, 0);
    if (event.pointerType === 'touch') away(event, -1);
  });
  // The browser has begun to scroll, or the pointer went elsewhere: nothing was pressed.
  stage.addEventListener('pointercancel', (event) => {
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
