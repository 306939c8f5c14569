// The finger that stops a gliding page presses nothing.
const GLIDE_MS = 120;              // between two steps of it, even on a slow phone

let panned = false;                // the last finger moved the page
let moved = 0;
document.addEventListener('pointercancel', () => { panned = true; }, true);
document.addEventListener('scroll', () => { moved = performance.now(); }, true);
document.addEventListener('pointerdown', (event) => {
  if (panned && event.pointerType === 'touch' && performance.now() - moved < GLIDE_MS) event.stopPropagation();
  panned = false;
}, true);
