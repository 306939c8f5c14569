// The files of a dropped folder and of the folders in it; what cannot be read is told of as a file of its own.
export async function filesOf(entry) {
  const get = (start) => new Promise((resolve, reject) => { start(resolve, reject); });
  if (entry.isFile) return [await get((resolve, reject) => entry.file(resolve, reject)).catch(() => new File([], entry.name))];
  const reader = entry.createReader();
  const files = [];
  for (;;) {
    const entries = await get((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);   // some at a time
    if (!entries.length) return files;
    for (const each of entries) files.push(...await filesOf(each));
  }
}
