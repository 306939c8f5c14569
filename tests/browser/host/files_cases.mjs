// Files in and out, clipboard, share sheet.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { equal, test } from './harness.mjs';

const LIMIT = 22 * 1024 * 1024;
const fileOf = (name, content) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

// As the app does it: the request comes from an animation frame after the click.
const pick = async (page, header) => {
  page.on('filechooser', () => {}); // from now on choosers are caught: only waiting for one would be a race
  await page.evaluate(
    async (h) => {
      document.onclick = () => requestAnimationFrame(() => request(h));
      document.body.append('Import');
      // Chromium drops clicks that come before the first paint.
      for (let frames = 3; frames--;) await new Promise(requestAnimationFrame);
    },
    { do: 'pick_file', purpose: 'import', accept: '.json,.txt', multiple: false, ...header },
  );
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.mouse.click(200, 200)]);
  return chooser;
};

test('pick a file, and the same one again', async ({ open }) => {
  const page = await open();
  for (const purpose of ['import', 'again']) {
    const chooser = await pick(page, { purpose });
    equal(chooser.isMultiple(), false);
    equal(await page.getAttribute('#file_input', 'accept'), '.json,.txt');
    await chooser.setFiles(fileOf('计划.json', '{"a":"好"}'));
    equal(await page.next({ type: 'file' }), { type: 'file', purpose, name: '计划.json', size: 11, left: 0, text: '{"a":"好"}' });
  }
});

test('pick several files, in order, empty and too large ones too', async ({ open }) => {
  const page = await open();
  const chooser = await pick(page, { multiple: true });
  equal(chooser.isMultiple(), true);
  const folder = await mkdtemp(join(tmpdir(), 'sandtable-files-'));
  const contents = ['one', '', Buffer.alloc(LIMIT), Buffer.alloc(LIMIT + 1), 'five'];
  const files = contents.map((_, i) => join(folder, `${i + 1}`));
  for (const [i, file] of files.entries()) await writeFile(file, contents[i]);
  await chooser.setFiles(files);
  await page.next({ name: '4', type: 'file_failed', purpose: 'import', reason: 'too_large' });
  await page.next({ name: '5' });
  await rm(folder, { recursive: true });
  equal(
    (await page.pending({ type: 'file' })).map(({ name, size }) => name + ':' + size),
    ['1:3', '2:0', `3:${LIMIT}`],
  );
});

test('a file that cannot be read', async ({ open }) => {
  const page = await open(() => {
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = function fail() {
      return this.name === 'gone' ? Promise.reject(new DOMException('gone', 'NotReadableError')) : arrayBuffer.call(this);
    };
  });
  const chooser = await pick(page, { multiple: true });
  await chooser.setFiles([fileOf('gone', 'x'), fileOf('there', 'y')]);
  equal(await page.next({ type: 'file_failed' }), {
    type: 'file_failed',
    name: 'gone',
    purpose: 'import',
    reason: 'unreadable',
    left: 1,
    text: '',
  });
  await page.next({ type: 'file', name: 'there' });
});

const drag = (page, type, { files = [], text = '', out = false } = {}) =>
  page.evaluate(
    ([type, files, text, out]) => {
      const data = new DataTransfer();
      for (const [name, content] of files) data.items.add(new File([content], name));
      if (text) data.setData('text/plain', text);
      const event = new DragEvent(type, {
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
        relatedTarget: out ? null : document.body,
      });
      document.querySelector('canvas').dispatchEvent(event);
      return event.defaultPrevented;
    },
    [type, files, text, out],
  );

test('drop files', async ({ open }) => {
  const page = await open();
  const files = [
    ['a.json', '{"a":1}'],
    ['b.json', '二'],
  ];
  equal([await drag(page, 'dragenter', { files }), await drag(page, 'dragover', { files })], [true, true]);
  await drag(page, 'dragleave', { files });
  equal(
    (await page.pending({ type: 'drag_over' })).map(({ on }) => on),
    [true],
  );
  await drag(page, 'dragleave', { files, out: true });
  await drag(page, 'dragover', { files });
  equal(await drag(page, 'drop', { files }), true, 'the page stays');
  await page.next({ type: 'file', purpose: 'drop', name: 'a.json' });
  equal((await page.next({ type: 'file', purpose: 'drop', name: 'b.json' })).text, '二');
  equal(
    (await page.pending({ type: 'drag_over' })).map(({ on }) => on),
    [true, false, true, false],
  );
});

test('text dragged into a field is left to the browser', async ({ open }) => {
  const page = await open();
  for (const type of ['dragenter', 'dragover', 'drop']) equal(await drag(page, type, { text: 'words' }), false);
  equal(await page.pending({}), []);
});

test('download', async ({ open }) => {
  const page = await open();
  for (const [name, text] of [
    ['计划.json', '{"a":"好"}'],
    ['空.csv', '\ufeffa,b\r\n'],
  ]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.call({ do: 'download', name, mime: 'application/json' }, text, { type: 'downloaded', name }),
    ]);
    equal(download.suggestedFilename(), name);
    equal(await readFile(await download.path(), 'utf8'), text);
  }
});

test('copy through the clipboard', async ({ newContext, open, address }) => {
  const context = await newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
  const page = await open(null, null, context);
  equal((await page.call({ do: 'copy', what: 'code' }, '代码 A-1', { what: 'code' })).type, 'copied');
  equal(await page.evaluate('navigator.clipboard.readText()'), '代码 A-1');
});

test('copy the old way, in a modal dialog too, and give the focus back', async ({ newContext, open, address }) => {
  const context = await newContext();
  await context.grantPermissions(['clipboard-read'], { origin: new URL(address).origin });
  const page = await open(
    () => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    },
    null,
    context,
  );
  for (const modal of [false, true]) {
    await page.evaluate((modal) => {
      const parent = modal ? document.createElement('dialog') : document.body;
      const button = document.createElement('button');
      button.textContent = 'Copy';
      button.onclick = () => requestAnimationFrame(() => request({ do: 'copy', what: 'link' }, 'text ' + modal));
      parent.append(button);
      if (modal) {
        document.body.append(parent);
        parent.showModal();
      }
    }, modal);
    await page.locator('button').last().click();
    equal((await page.next({ what: 'link' })).type, 'copied');
    equal(await page.evaluate('navigator.clipboard.readText()'), 'text ' + modal);
    equal(await page.evaluate('document.activeElement.textContent + document.querySelectorAll("textarea").length'), 'Copy0');
  }
});

test('copy that is impossible', async ({ open }) => {
  const page = await open(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Document.prototype.execCommand = () => false;
  });
  equal((await page.call({ do: 'copy', what: 'link' }, 'x', { what: 'link' })).type, 'copy_failed');
});

test('share sheet: done, cancelled, failed, none', async ({ open }) => {
  const outcomeOf = async (prepare) => {
    const page = await open(prepare);
    const canShare = (await page.evaluate('started()')).can_share;
    return [canShare, (await page.call({ do: 'share', title: 'T', url: 'https://example.org/#p=1' }, '', {})).type];
  };
  equal(
    await outcomeOf(() => {
      navigator.share = async () => {};
    }),
    [true, 'shared'],
  );
  equal(
    await outcomeOf(() => {
      navigator.share = () => Promise.reject(new DOMException('', 'AbortError'));
    }),
    [true, 'share_cancelled'],
  );
  equal(
    await outcomeOf(() => {
      navigator.share = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    }),
    [true, 'share_failed'],
  );
  equal(
    await outcomeOf(() => {
      Navigator.prototype.share = undefined;
    }),
    [false, 'share_failed'],
  );
});

test('a dropped folder is its files and those of the folders in it', async ({ open }) => {
  const page = await open();
  await page.evaluate(() => {
    const file = (name, text) => ({ isFile: true, isDirectory: false, name, file: (done) => done(new File([text], name)) });
    // Browsers hand out a folder's entries some at a time.
    const folder = (name, ...parts) => ({ isFile: false, isDirectory: true, name, createReader: () => ({ readEntries: (done) => done(parts.shift() ?? []) }) });
    const broken = { isFile: true, isDirectory: false, name: 'gone.json', file: (done, fail) => fail(new Error('gone')) };
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    drop.dataTransfer = {
      types: ['Files'],
      files: [new File([], 'class')],
      items: [{ webkitGetAsEntry: () => folder('class', [file('a.json', 'one'), folder('B', [file('b.json', 'two')])], [broken, file('c.json', 'three')]) }],
    };
    document.body.dispatchEvent(drop);
  });
  await page.next({ type: 'file', purpose: 'drop', name: 'a.json', left: 3 });
  await page.next({ type: 'file', purpose: 'drop', name: 'b.json' });
  await page.next({ type: 'file', purpose: 'drop', name: 'gone.json', size: 0 });
  await page.next({ type: 'file', purpose: 'drop', name: 'c.json', left: 0 });
});
