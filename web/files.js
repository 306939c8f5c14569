// Files in and out: a picker, drops on the window, downloads.
const LARGEST_BYTES = 6 * 1024 * 1024;

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

export function createFiles(send) {
  const input = document.createElement('input');
  input.type = 'file';
  input.id = 'file_input';
  input.hidden = true;
  input.onclick = (event) => event.stopPropagation();      // no press of the app's
  document.body.append(input);     // Safari opens the picker only for an input in the document

  async function deliver(files, purpose) {
    for (const file of files) {
      const { name, size } = file;
      const fail = (reason) => send({ type: 'file_failed', name, purpose, reason });
      if (size > LARGEST_BYTES) {
        fail('too_large');
        continue;
      }
      const bytes = await file.arrayBuffer().catch(() => null);      // a folder, or gone since it was chosen
      if (bytes) send({ type: 'file', purpose, name, size }, new Uint8Array(bytes));
      else fail('unreadable');
    }
  }

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
    deliver([...event.dataTransfer.files], 'drop');
  }));

  return {
    pick({ purpose, accept = '', multiple = false }) {
      Object.assign(input, { accept, multiple, value: '', onchange: () => deliver([...input.files], purpose) });
      input.click();
    },
  };
}
