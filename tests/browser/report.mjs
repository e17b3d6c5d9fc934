// What a reader meets: the report opened from disk, on a phone and on a desktop, light and dark, with the keyboard alone.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [report, hostile, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const url = (folder, file) => pathToFileURL(join(folder, file)).href;
const pagesOf = (folder) => readdirSync(folder).filter((file) => file.endsWith('.html')).sort();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});

let failures = 0;
async function check(name, run) {
  try {
    await run();
    console.log(`  ok      ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`  FAILED  ${name}\n${String(error.message ?? error).replace(/^/gm, '          ')}`);
  }
}

// A page that notes everything which must not happen: messages of the console, errors, dialogs, requests that leave the disk.
async function open(size, scheme, options = {}) {
  const page = await browser.newPage({ viewport: sizes[size], colorScheme: scheme, ...options });
  // A slow machine is no failure.
  page.setDefaultTimeout(60_000);
  const noted = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noted.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => noted.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { noted.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith('file:')) noted.push(`request: ${request.url().slice(0, 200)}`); });
  return { page, noted };
}

async function fits(page, file) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  const wide = await page.evaluate(() => {
    const widest = [...document.body.querySelectorAll('*')].filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && node.closest('.hidden, .skip, thead, .parent') === null);
    return widest.slice(0, 3).map((node) => `<${node.localName} class="${node.className}"> ${node.textContent.slice(0, 60)}`);
  });
  assert.ok(content <= window && wide.length === 0, `${file}: ${content} px in a window of ${window} px\n${wide.join('\n')}`);
}

async function accessible(page, file) {
  // The policy of the page forbids injected elements, not the debugger's evaluation.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await axe.run(document, { resultTypes: ['violations'] })).violations);
  const grave = violations.filter((violation) => ['serious', 'critical'].includes(violation.impact));
  const words = grave.map((violation) => `${violation.impact} ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(words, [], file);
}

async function opens(folder, size, scheme, checks) {
  const { page, noted } = await open(size, scheme);
  for (const file of pagesOf(folder)) {
    await page.goto(url(folder, file));
    await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
    for (const one of checks) await one(page, file);
  }
  assert.deepEqual(noted, []);
  await page.close();
}

async function headings(page, file) {
  const levels = await page.$$eval('h1, h2, h3, h4, h5, h6', (nodes) => nodes.map((node) => Number(node.localName.slice(1))));
  assert.equal(levels.filter((level) => level === 1).length, 1, `${file}: one h1`);
  levels.reduce((before, level) => { assert.ok(level <= before + 1, `${file}: h${level} after h${before}`); return level; }, 0);
  const missing = await page.evaluate(() => ['header', 'main', 'footer', 'nav'].filter((name) => document.querySelector(name) === null));
  assert.deepEqual(missing, [], `${file}: landmarks`);
  const bare = await page.$$eval('table', (tables) => tables.filter((table) => !table.caption || [...table.querySelectorAll('th')].some((cell) => !cell.scope)).length);
  assert.equal(bare, 0, `${file}: tables without a caption, headings without a scope`);
}

async function links() {
  const { page } = await open('desktop', 'light');
  const anchors = new Map();
  const targets = [];
  for (const file of pagesOf(report)) {
    await page.goto(url(report, file));
    const ids = await page.$$eval('[id]', (nodes) => nodes.map((node) => node.id));
    assert.equal(new Set(ids).size, ids.length, `${file}: an id occurs twice`);
    anchors.set(file, new Set(ids));
    for (const href of await page.$$eval('a[href]', (nodes) => nodes.map((node) => node.getAttribute('href')))) targets.push([file, href]);
  }
  const files = new Set(readdirSync(report));
  const broken = targets.filter(([file, href]) => {
    const [target, anchor] = href.split('#');
    const name = target || file;
    return !files.has(name) || (anchor !== undefined && !anchors.get(name)?.has(decodeURIComponent(anchor)));
  });
  assert.deepEqual(broken, []);
  assert.ok(targets.length > 300, `only ${targets.length} links`);
  await page.close();
}

// From the overview to a thing, without touching the mouse.
async function finds(query, size, expected) {
  const { page, noted } = await open(size, 'light');
  await page.goto(url(report, 'index.html'));
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html\?q=/);
  await page.waitForFunction(() => /^\d+ results?$/.test(document.getElementById('found').textContent));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => document.activeElement.textContent);
  assert.ok(link.includes(expected), `the first result is “${link}”`);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector(':target') !== null);
  assert.ok((await page.textContent(':target')).includes(expected));
  const top = await page.evaluate(() => document.querySelector(':target').getBoundingClientRect().top);
  assert.ok(top >= 0 && top < sizes[size].height, `the target is at ${top} px`);
  assert.deepEqual(noted, []);
  await page.close();
}

async function findsNothing() {
  const { page } = await open('desktop', 'light');
  await page.goto(`${url(report, 'search.html')}?q=no-such-thing`);
  await page.waitForFunction(() => document.getElementById('found').textContent.startsWith('Nothing found'));
  assert.equal(await page.locator('.entries li:visible').count(), 0);
  await page.fill('#find', '');
  assert.ok(await page.locator('.entries li:visible').count() > 100);
  await page.close();
}

async function withoutScript() {
  const { page } = await open('phone', 'light', { javaScriptEnabled: false });
  await page.goto(url(report, 'search.html'));
  assert.ok(await page.locator('.entries a:visible').count() > 100);
  assert.equal(await page.locator('#theme:visible').count(), 0);
  await page.locator('.entries a').nth(20).click();
  assert.equal(await page.locator(':target').count(), 1);
  await page.close();
}

async function switches() {
  const { page, noted } = await open('desktop', 'light');
  const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto(url(report, 'index.html'));
  const light = await back();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.focus('#theme');
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  const dark = await back();
  assert.notEqual(dark, light);
  await page.goto(url(report, 'contradictions.html'));
  assert.equal(await back(), dark, 'the choice is kept');
  await page.click('#theme');
  assert.equal(await back(), light);
  await page.evaluate(() => localStorage.clear());
  assert.deepEqual(noted, []);
  await page.close();
}

async function harmless(page, file) {
  await page.waitForTimeout(50);
  const found = await page.evaluate(() => ({
    elements: [...document.querySelectorAll('img, iframe, object, embed, link, base, svg, body script, body style')].map((node) => node.outerHTML.slice(0, 100)),
    handlers: [...document.querySelectorAll('*')].filter((node) => [...node.attributes].some((one) => one.name.startsWith('on') || one.name === 'style')).length,
    links: [...document.querySelectorAll('a[href], form[action]')].map((node) => node.href || node.action).filter((href) => !href.startsWith('file:')),
    canaries: (document.body.textContent.match(/onerror="alert\('attribute'\)"/g) ?? []).length,
  }));
  assert.deepEqual({ ...found, canaries: 0 }, { elements: [], handlers: 0, links: [], canaries: 0 }, file);
  assert.ok(found.canaries > 3, `${file}: the hostile text is shown as text`);
}

console.log('the report');
for (const size of Object.keys(sizes)) {
  for (const scheme of ['light', 'dark']) {
    await check(`${size}, ${scheme}: opens quietly, fits, is accessible`, () => opens(report, size, scheme, [fits, headings, accessible]));
  }
}
await check('every link leads somewhere', links);
for (const size of Object.keys(sizes)) {
  await check(`${size}: the keyboard finds a field`, () => finds('redirectUrl', size, 'redirectUrl'));
  await check(`${size}: the keyboard finds a code`, () => finds('007_025', size, '007_025'));
}
await check('a search can find nothing', findsNothing);
await check('without script it can be read and followed', withoutScript);
await check('light and dark can be switched, and focus is visible', switches);
console.log('a hostile description');
await check('phone: runs nothing, loads nothing, fits', () => opens(hostile, 'phone', 'light', [harmless, fits]));
await check('desktop: runs nothing, loads nothing, fits, is accessible', () => opens(hostile, 'desktop', 'dark', [harmless, fits, accessible]));

if (screenshots) {
  mkdirSync(screenshots, { recursive: true });
  const some = ['index.html', 'create_credit_card_recharge.html', 'contradictions.html'].filter((file) => pagesOf(report).includes(file));
  for (const size of Object.keys(sizes)) {
    for (const scheme of ['light', 'dark']) {
      const { page } = await open(size, scheme);
      for (const file of some) {
        await page.goto(url(report, file));
        await page.screenshot({ path: join(screenshots, `${file.replace('.html', '')}-${size}-${scheme}.png`), fullPage: false });
        await page.screenshot({ path: join(screenshots, `full-${file.replace('.html', '')}-${size}-${scheme}.png`), fullPage: true });
      }
      await page.close();
    }
  }
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
