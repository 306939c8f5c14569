// Full screen, and turning the pages of a presentation by key and by swipe.
const STROKE_PX = 60;

export const fullscreen = ({ on }) => (on ? document.documentElement.requestFullscreen?.() : document.exitFullscreen?.())?.catch(() => {});
// The browser keeps the Escape that leaves it to itself.
document.addEventListener('fullscreenchange', () => {
  if (!document.fullscreenElement) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
});

// The buttons are the same in every presentation. → whether there is one
function turn(back) {
  const button = document.querySelector(`[data-id="present.${back ? 'previous' : 'next'}"]`);
  button?.click();
  return button;
}
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (/^(Arrow(Left|Right)|Page(Up|Down))$/.test(key) && !target.matches?.('input, textarea') && turn(/Left|Up/.test(key))) event.preventDefault();
});
let from;
document.addEventListener('touchstart', ({ touches }) => { [from] = touches; }, { passive: true });
document.addEventListener('touchend', ({ changedTouches: [to] }) => {
  const x = to.clientX - from.clientX;
  if (Math.abs(x) > STROKE_PX && Math.abs(x) > 2 * Math.abs(to.clientY - from.clientY)) turn(x > 0);
});
