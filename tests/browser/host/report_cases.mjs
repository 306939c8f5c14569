// The printed report: its elements, and what is on paper.
import { check, equal, test, until } from './harness.mjs';

const POINTS = [
  [10, 10],
  [90, 20],
  [50, 80],
];
const paint = { fill: 'accent_soft', stroke: 'accent', stroke_width: 2, dashed: true };
export const REPORT = {
  title: '谈判自测 <script>alert(1)</script>',
  language: 'zh-CN',
  meta: '2026-11-21 · 王小明',
  sections: [
    { kind: 'heading', level: 2, text: '结果 & more' },
    { kind: 'paragraph', text: 'First\nsecond <b>' },
    { kind: 'list', items: ['一', 'two'] },
    {
      kind: 'table',
      caption: '维度',
      rows: [['维度', '分', '%'], 
        ['获取信息', 15, '68.8'],
        ['影响', 12, '<i>'],
      ],
    },
    {
      kind: 'figure',
      summary: 'Radar of four dimensions',
      picture: {
        width: 100,
        height: 100,
        shapes: [
          {
            kind: 'rect',
            points: [
              [90, 95],
              [5, 5],
            ],
            radius: 3,
            fill: 'surface',
            stroke: 'grid',
          },
          { kind: 'polygon', points: POINTS, ...paint },
          { kind: 'polyline', points: POINTS, stroke: 'second' },
          { kind: 'line', points: POINTS.slice(0, 2), stroke: 'muted_text', dashed: true },
          { kind: 'circle', points: [[50, 50]], radius: 4.5, fill: 'third' },
          {
            kind: 'text',
            points: [[50, 20.5]],
            text: '获取 <x>',
            text_size: 11,
            bold: true,
            anchor: 'middle',
            fill: 'text',
          },
        ],
      },
    },
    {
      kind: 'table',
      caption: '',
      header: ['Question', 'Answer'],
      rows: Array.from({ length: 90 }, (_, i) => [`Question ${i + 1}`, 5 - (i % 5)]),
    },
  ],
};

// A page on which print() leaves the report where it is until `done()`.
const openPrinting = async (open) => {
  const page = await open(() => {
    window.prints = 0;
    window.print = () => void ++prints;
    window.done = () => dispatchEvent(new Event('afterprint'));
  });
  await page.evaluate(() => {
    document.title = 'App';
  });
  await page.request({ do: 'print' }, JSON.stringify(REPORT));
  await until(page, 'prints === 1');
  return page;
};

test('the report is made of real elements and plain text', async ({ open }) => {
  const page = await openPrinting(open);
  const seen = await page.evaluate(() => {
    const report = document.getElementById('report');
    const all = (selector) => [...report.querySelectorAll(selector)];
    const attributes = (element) =>
      [element.tagName, ...[...element.attributes].map(({ name, value }) => `${name}=${value}`).sort()].join(' ');
    return {
      top: [
        report.tagName,
        report.lang,
        document.title,
        report.querySelector('h1').textContent,
        report.querySelector('.meta').textContent,
      ],
      outline: [...report.children].map(({ tagName }) => tagName).join(' '),
      words: all('h2, p:not(.meta), li').map(({ textContent }) => textContent),
      table: [
        all('caption').length,
        ...all('table:first-of-type th').map((th) => th.scope + ':' + th.textContent),
        ...all('table:first-of-type td').map((td) => td.textContent),
      ],
      shapes: all('svg > :not(title)').map(attributes),
      figure: [
        report.querySelector('svg').getAttribute('viewBox'),
        report.querySelector('svg > title').textContent,
        report.querySelector('svg text').textContent,
      ],
      strangers: all('script, b, i').length,
    };
  });
  equal(seen.top, ['MAIN', 'zh-CN', REPORT.title, REPORT.title, REPORT.meta]);
  equal(seen.outline, 'H1 P H2 P UL TABLE FIGURE TABLE');
  equal(seen.words, ['结果 & more', 'First\nsecond <b>', '一', 'two']);
  equal(seen.table.slice(0, 12), [1, 'col:维度', 'col:分', 'col:%', 'row:获取信息', 'row:影响', '15', '68.8', '12', '<i>']);
  equal(seen.figure, ['0 0 100 100', 'Radar of four dimensions', '获取 <x>']);
  equal(seen.shapes, [
    'rect class=fill-surface stroke-grid height=90 rx=3 stroke-width=1 width=85 x=5 y=5',
    'polygon class=fill-accent_soft stroke-accent points=10,10 90,20 50,80 stroke-dasharray=8 6 stroke-width=2',
    'polyline class=fill-none stroke-second points=10,10 90,20 50,80 stroke-width=1',
    'polyline class=fill-none stroke-muted_text points=10,10 90,20 stroke-dasharray=4 3 stroke-width=1',
    'circle class=fill-third stroke-none cx=50 cy=50 r=4.5',
    'text class=fill-text stroke-none dominant-baseline=central font-size=11 font-weight=600 text-anchor=middle x=50 y=20.5',
  ]);
  equal(seen.strangers, 0);
});

test('the report goes when the paper is done with', async ({ open }) => {
  const page = await openPrinting(open);
  await page.evaluate('done()');
  await page.next({ type: 'printed' });
  equal(
    await page.evaluate(() => [!!document.getElementById('report'), document.title, document.documentElement.className]),
    [false, 'App', ''],
  );
  await page.request({ do: 'print' }, JSON.stringify(REPORT));
  await until(page, 'prints === 2');
  await page.request({ do: 'print' }, JSON.stringify(REPORT));
  await until(page, 'prints === 3');
  equal(await page.locator('#report').count(), 1, 'one at a time');
});

test('the screen does not show the report, paper shows nothing else', async ({ open }) => {
  const page = await openPrinting(open);
  const shown = () =>
    page.evaluate(() =>
      [...document.body.children]
        .filter((element) => getComputedStyle(element).display !== 'none')
        .map((element) => element.id || element.localName),
    );
  equal(await shown(), ['canvas', 'announce']);
  await page.emulateMedia({ media: 'print' });
  equal(await shown(), ['report']);
  const paints = await page.evaluate(() =>
    ['polygon', 'circle', 'svg text'].map((selector) => getComputedStyle(document.querySelector(selector)).fill),
  );
  equal(paints, ['rgb(11, 74, 117)', 'rgb(77, 143, 77)', 'rgb(0, 0, 0)']);
});

test('A4 and Letter, on several pages, and gone afterwards', async ({ open }) => {
  const page = await openPrinting(open);
  for (const format of ['A4', 'Letter']) {
    const path = process.env.SCREENSHOTS && `${process.env.SCREENSHOTS}/report_${format}.pdf`;
    const paper = await page.pdf({ format, preferCSSPageSize: true, printBackground: false, path }); // with a real afterprint
    const pages = paper.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    check(pages >= 3 && pages <= 5, `${pages} pages of ${format}`);
    await page.next({ type: 'printed' });
    await page.request({ do: 'print' }, JSON.stringify(REPORT));
    await page.waitForFunction(`prints >= ${format === 'A4' ? 2 : 3}`);
  }
});
