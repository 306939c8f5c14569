// Which folder includes what. Dependencies point down: core ← plan, ui ← app ← tools ← platforms, command line; a tool is a
// folder that others meet through the register, through its headers outside of view/, and never in a circle.
import { check, filesIn, read } from './support.mjs';

const files = filesIn('src', '.h', '.cpp');
const sources = new Map(files.map((file) => [file, read(file)]));
const includesOf = (file) => [...sources.get(file).matchAll(/^[ \t]*#[ \t]*include[ \t]*"([^"]+)"/gm)].map(([, name]) => name);
const systemOf = (file) => [...sources.get(file).matchAll(/^[ \t]*#[ \t]*include[ \t]*<([^>]+)>/gm)].map(([, name]) => name);
const inFolder = (folder) => files.filter((file) => file.startsWith(`src/${folder}/`));
const toolOf = (path) => /^tools\/([a-z_]+)\//.exec(path)?.[1];
const isView = (path) => /^tools\/[a-z_]+\/view\//.test(path);
const groups = read('src/tools/groups.cmake').replace(/#.*/g, '');
const tools = [...groups.matchAll(/^sandtable_group\([^\s)]+\s+([^)]+)\)/gm)].flatMap(([, names]) => names.trim().split(/\s+/));
// The sources of a tool that are compiled without the screen, with their headers.
const withoutScreen = (tool) => {
  const listed = read(`src/tools/${tool}/CMakeLists.txt`).split('VIEWS')[0];
  return [...listed.matchAll(/^\s+([a-z_/]+)\.cpp$/gm)].flatMap(([, name]) => [`src/tools/${tool}/${name}.cpp`, `src/tools/${tool}/${name}.h`])
    .filter((file) => sources.has(file));
};
const outside = (folder, allowed) => inFolder(folder)
  .flatMap((file) => includesOf(file).filter((name) => name.includes('/') && !allowed.test(name)).map((name) => `${file} includes ${name}`));

check('the core includes nothing but the core', () => outside('core', /^core\//));
check('the document includes nothing but the core', () => outside('plan', /^(core|plan)\//));
check('the widgets include nothing but the core', () => outside('ui', /^(core|ui)\//));
check('the application includes no tool', () => outside('app', /^(core|plan|ui|app)\//));
check('the command-line program includes no screen', () => outside('cli', /^(core|plan|cli|tools)\//)
  .concat(inFolder('cli').flatMap((file) => includesOf(file).filter(isView).map((name) => `${file} includes ${name}`))));
check('the core reads no files, clock or randomness', () => inFolder('core')
  .flatMap((file) => systemOf(file).filter((name) => /^(fstream|iostream|filesystem|chrono|random|ctime|time\.h|thread)$/.test(name)).map((name) => `${file} includes ${name}`)));
check('only the widgets know Dear ImGui, only the web platform Emscripten', () => files.flatMap((file) => systemOf(file)
  .filter((name) => (/imgui/.test(name) && !/^src\/(ui|platform)\//.test(file)) || (/emscripten|GLES/.test(name) && !file.startsWith('src/platform/web/')))
  .map((name) => `${file} includes ${name}`))
  .concat(files.filter((file) => !/^src\/(ui|platform)\//.test(file) && /\bImGui::/.test(sources.get(file))).map((file) => `${file} calls ImGui::`)));

check('the register names the tools of the groups, and they have folders', () => {
  const named = [...read('src/tools/tools.cpp').matchAll(/\bTOOL\((\w+)\)/g)].map(([, name]) => name).sort();
  const listed = [...tools].sort();
  return [...named.filter((name) => !listed.includes(name)).map((name) => `${name} is in no group`),
    ...listed.filter((name) => !named.includes(name)).map((name) => `${name} is not in tools.cpp`),
    ...listed.filter((name) => !sources.has(`src/tools/${name}/tool.cpp`)).map((name) => `src/tools/${name}/tool.cpp is missing`)];
});
check('what a tool is without the screen includes no screen', () => tools.flatMap((tool) => withoutScreen(tool)
  .flatMap((file) => includesOf(file).filter((name) => /^(app|ui|platform)\//.test(name) || isView(name)).map((name) => `${file} includes ${name}`))));
check('no view is included by another tool', () => inFolder('tools').flatMap((file) => includesOf(file)
  .filter((name) => isView(name) && toolOf(name) !== toolOf(file.slice('src/'.length))).map((name) => `${file} includes ${name}`)));
check('tools do not depend on each other in circles', () => {
  const needs = new Map(tools.map((tool) => [tool, new Set(withoutScreen(tool).flatMap(includesOf).map(toolOf).filter((other) => other && other !== tool))]));
  const circles = [];
  const visit = (tool, path) => {
    if (path.includes(tool)) return circles.push([...path.slice(path.indexOf(tool)), tool].join(' → '));
    for (const next of needs.get(tool) ?? []) visit(next, [...path, tool]);
    return undefined;
  };
  tools.forEach((tool) => visit(tool, []));
  return [...new Set(circles)];
});
check('no header includes itself by way of others', () => {
  const circles = new Set();
  const done = new Set();
  const visit = (file, path) => {
    if (path.includes(file)) return void circles.add([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || !sources.has(file)) return undefined;
    includesOf(file).forEach((name) => visit(`src/${name}`, [...path, file]));
    return void done.add(file);
  };
  files.forEach((file) => visit(file, []));
  return [...circles];
});
check('no folder of src has more than 30 files', () => {
  const count = new Map();
  for (const file of filesIn('src', '')) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    count.set(folder, (count.get(folder) ?? 0) + 1);
  }
  return [...count].filter(([, number]) => number > 30).map(([folder, number]) => `${folder} has ${number}`);
});
