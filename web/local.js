// localStorage that never throws: in private windows and with blocked cookies even reading the property does.
const attempt = (action, otherwise) => {
  try {
    return action(window.localStorage) ?? otherwise;
  } catch {
    return otherwise;
  }
};

export const local = {
  get: (key) => attempt((store) => store.getItem(key), null),
  // → whether it is kept
  set: (key, text) => attempt((store) => {
    store.setItem(key, text);
    return true;
  }, false),
  remove: (key) => attempt((store) => store.removeItem(key)),
  keys: () => attempt((store) => Object.keys(store), []),
};

const SETTINGS = 'sandtable.settings';

export const keepSettings = (text) => local.set(SETTINGS, text);

export function settings() {
  try {
    const value = JSON.parse(local.get(SETTINGS));
    return typeof value?.language === 'string' || (typeof value === 'object' && value && !('language' in value)) ? value : {};
  } catch {
    return {};
  }
}
