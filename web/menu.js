// The arrows move in a menu, Tab leaves it.
document.addEventListener('keydown', (event) => {
  const menu = event.target.closest?.('[role=menu]');
  if (!menu) return;
  const items = [...menu.querySelectorAll('button:not(:disabled)')];
  const at = items.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  else if (next === undefined) return;
  else items.at(next % items.length).focus();
  event.preventDefault();
});
