// Text: input methods, the fields' own undo, sharpness at every pixel ratio, and words that the browser can find.
import { atRest, beginSelfTest, byId, isDrawn, newPlan, press, readStoredPlans, shows, stored, testPack, tr } from './app.mjs';
import { check, each, equal, eventually, pause, suite } from './harness.mjs';

const test = suite('text');

// An input method: compose('ni') shows what is being typed, commit('你') ends it.
async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  return {
    compose: (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => session.send('Input.insertText', { text }),
  };
}

const valueIs = (page, id, value) => eventually(`${id} holds “${value}”`, async () => (await byId(page, id).inputValue()) === value);

each(test, 'Chinese by an input method into the name', [{ language: 'zh', device: 'laptop' }, { language: 'en', device: 'phone' }], async (t, setting) => {
  const page = await t.open(setting);
  await press(page, 'home.start_self_test');
  await press(page, 'intro.person');
  const { compose, commit } = await inputMethod(page);
  for (const [steps, words] of [[['l', 'li', 'li m', 'li ming'], '李明'], [['w', 'wang'], '王'], [['fang'], '芳']]) {
    for (const step of steps) {
      await compose(step);
      await pause(60);                 // frames go by
    }
    await commit(words);
  }
  await valueIs(page, 'intro.person', '李明王芳');
  t.step('in the stored plan');
  await press(page, 'self_test.begin');
  await shows(page, 'self_test.q1');
  await stored(page, 'the name', ({ author }) => author === '李明王芳');
});

test('a composition goes on while the page is drawn anew', async (t) => {
  const page = await t.open();
  await newPlan(page);
  await press(page, 'plan.author');
  const { compose, commit } = await inputMethod(page);
  const watch = (name) => page.evaluate((event) => {
    window[event] = 0;
    document.addEventListener(event, () => { window[event] += 1; });
  }, name);
  await watch('compositionend');
  await compose('da');
  t.step('other size, other colours, moving pointer');
  await page.mouse.move(300, 500);
  await page.setViewportSize({ width: 1100, height: 700 });
  await compose('da k');
  await page.emulateMedia({ colorScheme: 'dark' });
  await pause(800);                    // longer than it takes to save
  await compose('da ke');
  equal(await page.evaluate(() => window.compositionend), 0, 'compositions ended');
  await valueIs(page, 'plan.author', 'da ke');
  await commit('大客');
  await compose('hu');
  await commit('户');
  await valueIs(page, 'plan.author', '大客户');
  await stored(page, 'the name', ({ author }) => author === '大客户');
});

test('a composition survives undo and redo', async (t) => {
  const page = await t.open();
  await newPlan(page);
  await press(page, 'plan.author');
  const { compose, commit } = await inputMethod(page);
  await commit('甲');
  await stored(page, 'the first name', ({ author }) => author === '甲');
  // As assistive technology presses a button: without taking the focus.
  const pressFromOutside = async (id) => {
    await eventually(`${id} can be pressed`, () => byId(page, id).isEnabled(), 1500);
    await byId(page, id).evaluate((element) => element.click());
  };
  for (const id of ['top.undo', 'top.redo']) {
    t.step(id);
    await compose('yi');
    await pressFromOutside(id).catch(() => {});        // there may be nothing to redo
    await pause(300);
    await compose('yi b');
    await commit('乙');
    const value = await byId(page, 'plan.author').inputValue();
    check(/乙$/.test(value), `the field holds “${value}”`);
    await stored(page, 'what the field shows', ({ author }) => author === value);
  }
  t.step('Ctrl+Z of the input method');
  await compose('bing');
  await page.keyboard.press('Control+z').catch(() => {});
  await compose('bing');
  await commit('丙');
  const value = await byId(page, 'plan.author').inputValue();
  check(value.includes('丙'), `the field holds “${value}”`);
  await stored(page, 'what the field shows', ({ author }) => author === value);
});

test('a field has the browser\'s own undo, and the plan follows', async (t) => {
  const page = await t.open({ language: 'en' });
  await newPlan(page);
  await byId(page, 'plan.title').fill('');
  await page.keyboard.type('North 北方 👩‍💼𠮷');
  await stored(page, 'the typed title', ({ title }) => title === 'North 北方 👩‍💼𠮷');
  await page.keyboard.press('Control+z');
  const undone = await byId(page, 'plan.title').inputValue();
  check(undone !== 'North 北方 👩‍💼𠮷', 'Ctrl+Z did nothing in the field');
  await stored(page, `“${undone}”`, ({ title }) => title === undone);
  t.step('cut and paste');
  await byId(page, 'plan.title').fill('Süd');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await valueIs(page, 'plan.title', '');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+v');
  await valueIs(page, 'plan.title', 'SüdSüd');
  await stored(page, 'the pasted title', ({ title }) => title === 'SüdSüd');
});

test('the caret stays where one types in the middle', async (t) => {
  const page = await t.open({ language: 'en' });
  await newPlan(page);
  await byId(page, 'plan.title').fill('ad');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('bc', { delay: 80 });
  await valueIs(page, 'plan.title', 'abcd');
  await stored(page, 'the title', ({ title }) => title === 'abcd');
});

each(test, 'sharp at every pixel ratio', [1, 1.5, 2, 3].map((ratio) => ({ ratio })), async (t, { ratio }) => {
  // A browser zoomed to 150 % looks to the page like this, too. An emulated ratio would not do: the canvas asks for real pixels.
  const context = await t.launch([`--force-device-scale-factor=${ratio}`, '--window-size=900,600'], { viewport: null, locale: 'zh-CN' });
  const page = await t.open({ context });
  await atRest(page);
  const [width, height, across, down] = await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const box = canvas.getBoundingClientRect();
    return [canvas.width, canvas.height, box.width, box.height];
  });
  equal(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]), [Math.round(across), Math.round(down), ratio], 'the canvas fills the page');
  check(Math.abs(width - across * ratio) <= 1 && Math.abs(height - down * ratio) <= 1, `${width} × ${height} pixels for ${across} × ${down} at ratio ${ratio}`);
  await isDrawn(page, 'home');
  t.step('presses arrive');
  await beginSelfTest(page);
  await isDrawn(page, 'questions');
});

each(test, 'every word on the page is text that can be found', [{ language: 'zh' }, { language: 'en' }], async (t, setting) => {
  const page = await t.open(setting);
  const { title, summary, questions } = testPack(page);
  const home = await page.locator('#mirror').innerText();
  for (const words of [title, summary, ...['home.lead', 'home.plans', 'home.empty_2', 'home.privacy', 'home.import'].map((key) => tr(page, key))]) {
    check(home.includes(words), `not in the page's text: ${words}`);
  }
  t.step('find in page');
  await beginSelfTest(page);
  const words = questions[14].text;
  check(await page.evaluate((text) => window.find(text), words), `the browser does not find: ${words}`);
  // The browser's own search scrolls to the place like this.
  await page.getByText(words).first().evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await eventually('the found question is in sight', async () => {
    const box = await byId(page, 'self_test.q15.a1').boundingBox();
    return box && box.y > 100 && box.y + box.height < 800;
  });
  t.step('the canvas has followed');
  await atRest(page);
  await press(page, 'self_test.q15.a2');
  await stored(page, 'the answer to question 15', (plan) => plan.self_tests?.[0].answers?.[15] === 2);
});

test('words never become elements', async (t) => {
  const hostile = '<img src=x onerror=pwned=1><script>window.pwned=1</script>';   // short enough for a name
  const page = await t.open({ language: 'en' });
  await newPlan(page);
  await byId(page, 'plan.title').fill(hostile);
  await byId(page, 'plan.author').fill(hostile);
  await stored(page, 'the hostile title', ({ title, author }) => title === hostile && author === hostile);
  await press(page, 'top.back');
  await page.getByRole('button', { name: hostile }).first().waitFor();
  equal(await page.evaluate(() => [document.querySelectorAll('#mirror :is(img, script)').length, window.pwned ?? 0]), [0, 0]);
  await page.reload();
  await page.getByRole('button', { name: hostile }).first().waitFor();
  equal(await page.evaluate(() => [document.querySelectorAll('#mirror :is(img, script)').length, window.pwned ?? 0]), [0, 0]);
  equal((await readStoredPlans(page)).length, 1);
});
