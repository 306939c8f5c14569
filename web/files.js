// Files in and out: a picker, drops on the window, downloads.
const LARGEST_MB = { hand_ins: 64, drop: 64 };      // of many people; others 22, a protected plan's

let url = '';
const release = () => URL.revokeObjectURL(url);
addEventListener('pagehide', release);

// The address of the bytes is revoked at the next download, not at once: Safari reads it only after the click is over.
export function download({ name, mime = 'application/octet-stream' }, bytes) {
  release();
  url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  return { type: 'downloaded', name };
}

// later() → promise of the module later.js.
export function createFiles(send, later) {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = 'file_input';
  input.hidden = true;
  input.onclick = (event) => event.stopPropagation();      // no press of the app's
  document.body.append(input);     // Safari opens the picker only for an input in the document

  // `left`: how many come behind this one.
  async function pass(files, purpose) {
    for (const [i, file] of files.entries()) {
      const { name, size } = file;
      const left = files.length - 1 - i;
      const fail = (reason) => send({ type: 'file_failed', name, purpose, reason, left });
      if (size > (LARGEST_MB[purpose] ?? 22) << 20) {
        fail('too_large');
        continue;
      }
      const bytes = await file.arrayBuffer().catch(() => null);      // a folder, or gone since it was chosen
      if (bytes) send({ type: 'file', purpose, name, size, left }, new Uint8Array(bytes));
      else fail('unreadable');
    }
  }

  // One choice after the other.
  let turn;
  const deliver = (files, purpose) => (turn = Promise.resolve(turn).then(() => pass(files, purpose)));

  let dragging = false;
  const drag = (on) => {
    if (on !== dragging) send({ type: 'drag_over', on: (dragging = on) });
  };
  const whenFiles = (react) => (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;        // text dragged into a field is the browser's affair
    event.preventDefault();
    react(event);
  };
  addEventListener('dragenter', whenFiles(() => drag(true)));
  addEventListener('dragover', whenFiles((event) => {
    event.dataTransfer.dropEffect = 'copy';
    drag(true);
  }));
  addEventListener('dragleave', whenFiles((event) => event.relatedTarget || drag(false)));
  addEventListener('drop', whenFiles((event) => {
    drag(false);
    const files = [...event.dataTransfer.files];
    const folders = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());     // while the event lasts
    if (!folders.some((entry) => entry?.isDirectory)) return void deliver(files, 'drop');
    later().then(({ filesOf }) => Promise.all(folders.map((entry, i) => (entry ? filesOf(entry) : [files[i]]))))
      .then((all) => deliver(all.flat(), 'drop'));
  }));

  return {
    pick({ purpose, accept = '', multiple = false, folder = false }) {
      Object.assign(input, { accept, multiple, webkitdirectory: folder, value: '', onchange: () => deliver([...input.files], purpose) });
      input.click();
    },
  };
}
