// Walks the pages as a person would; called by .ci/check-pages.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [base, out] = process.argv.slice(2);
const WIDTHS = { phone: 320, desk: 1280 };
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const PROVIDER = 'manager@1-910000';
const faults = [];
let audited = 0;

const check = (right, what) => {
  if (!right) faults.push(what);
};

/** Pages of one shape are one page with other figures; not every return is certified, so each is a page of its own. */
const shape = (url) => {
  const address = new URL(url, base);
  if (/\/returns\/[^/]+$/.test(address.pathname)) return address.pathname;
  return address.pathname.replace(UUID, '{id}') + (address.search ? '?' : '');
};

const fileName = (person, url, width) =>
  `${person.split('@')[0]}${shape(url).replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}-${width}`;

async function signIn(browser, person, options = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: WIDTHS.desk, height: 900 }, ...options });
  const page = await context.newPage();
  // A form refused on purpose is a 422, which Chromium tells as an error too.
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().includes('status of 422')) faults.push(`${person} ${page.url()}: ${said.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${person} ${page.url()}: ${error}`));
  await page.goto('/pages');
  check((await page.content()).includes('DEMO issuer'), 'signing in goes by the demo issuer');
  await Promise.all([page.waitForURL(`${base}/pages/**`), page.click(`button[value="${person}"]`)]);
  return page;
}

async function audit(page, person) {
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: pixels, height: 900 });
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    );
    for (const one of found.violations) {
      faults.push(`${page.url()} at ${pixels}: ${one.id}, ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
    }
    const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
    check(overflow <= 0, `${page.url()} at ${pixels}: the page scrolls sideways by ${overflow}`);
    await page.screenshot({ path: path.join(out, fileName(person, page.url(), width) + '.png'), fullPage: true });
  }
  audited++;
}

/** Every page that links lead to, one of each shape. */
async function walk(page, person) {
  const seen = new Map([[shape(page.url()), page.url()]]);
  const queue = [page.url()];
  while (queue.length) {
    const url = queue.shift();
    const answer = await page.goto(url);
    check(answer.status() === 200, `${person} ${url}: ${answer.status()}`);
    await audit(page, person);
    const links = await page.$$eval('main a[href], nav a[href]', (all) => all.map((a) => a.href));
    for (const link of links) {
      const file = /\.(pdf|xlsx)$|\/letter$|\/evidence\//.test(link);
      if (link.startsWith(`${base}/pages`) && !link.includes('sign-out') && !file && !seen.has(shape(link))) {
        seen.set(shape(link), link);
        queue.push(link);
      }
    }
  }
  return [...seen.values()];
}

async function withoutScripts(browser, person, addresses) {
  const page = await signIn(browser, person, { javaScriptEnabled: false });
  for (const address of addresses) {
    const answer = await page.goto(address);
    check(answer.status() === 200, `${person} without scripts ${address}: ${answer.status()}`);
    check((await page.locator('h1').count()) === 1, `${person} without scripts ${address}: one h1`);
  }
  return page;
}

async function keyboard(page) {
  await page.goto('/pages');
  await page.keyboard.press('Tab');
  const focused = await page.evaluate(() => document.activeElement.textContent);
  check(focused === 'Skip to main content', 'the first stop of the keyboard is the skip link');
  const visible = await page.evaluate(() => document.activeElement.getBoundingClientRect().width > 1);
  check(visible, 'the skip link is seen when it has the focus');
}

async function providersForm(page) {
  await page.goto('/pages');
  const link = page.locator('a:has-text("Fill in")').first();
  if (!(await link.count())) return check(false, 'the provider owes a return to fill in');
  await link.click();
  await audit(page, PROVIDER);
  await page.click('button[type=submit]');
  check((await page.title()).startsWith('Error: '), 'a form with faults says so in its title');
  check(await page.evaluate(() => document.activeElement.matches('.govuk-error-summary')), 'the summary has the focus');
  const name = path.join(out, 'provider-form-faults');
  await page.screenshot({ path: name + '.png', fullPage: true });
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  found.violations.forEach((one) => faults.push(`form with faults: ${one.id}, ${one.help}`));
}

async function upload(page, expectProgress) {
  await page.goto('/pages');
  await page.locator('a:has-text("send a file")').first().click();
  await page.setInputFiles('#file', { name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await page.click('button[type=submit]');
  await page.locator('.govuk-error-summary').waitFor();
  check((await page.locator('.govuk-error-summary li').count()) > 0, 'each fault of a file is shown');
  if (expectProgress) {
    await page.screenshot({ path: path.join(out, 'provider-upload-faults.png'), fullPage: true });
  }
}

async function certificateForm(page) {
  const button = page.locator('button[value=sign]');
  if (!(await button.count())) return false;
  await button.click();
  check((await page.locator('.govuk-error-summary a[href="#role"]').count()) === 1, 'a signature without a role is refused');
  await audit(page, 'sam.section151');
  return true;
}

(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const officer = await signIn(browser, 'gwen.officer');
  await keyboard(officer);
  const seen = await walk(officer, 'gwen.officer');
  for (const [name, address] of [['glance', seen[0]], ['grant', seen.find((one) => /grants\/[0-9a-f-]{36}$/.test(one))]]) {
    await officer.goto(address);
    await officer.pdf({ path: path.join(out, name + '.pdf'), format: 'A4' });
  }
  await withoutScripts(browser, 'gwen.officer', seen);

  const signer = await signIn(browser, 'sam.section151');
  const certificates = (await walk(signer, 'sam.section151')).filter((one) => one.endsWith('/certificate'));
  check(certificates.length > 0, 'a certifier gets to a certificate');
  if (process.env.FROZEN_RETURN) {
    const grantsPage = new URL(certificates[0]).pathname.split('/').slice(0, 3).join('/');
    await signer.goto(`${grantsPage}/returns/${process.env.FROZEN_RETURN}/certificate`);
    check(await certificateForm(signer), 'a frozen return can be signed');
  }

  const provider = await signIn(browser, PROVIDER);
  const own = await walk(provider, PROVIDER);
  await providersForm(provider);
  await upload(provider, true);
  const bare = await withoutScripts(browser, PROVIDER, own);
  await upload(bare, false);

  const signedOut = await officer.goto('/pages/sign-out');
  check(signedOut.url() === `${base}/signed-out.html`, 'signing out ends at ' + signedOut.url());
  await officer.evaluate(axe);
  await browser.close();

  faults.forEach((fault) => console.log('FAULT ' + fault));
  console.log(`${audited} pages at ${Object.values(WIDTHS).join(' and ')} pixels, ${faults.length} faults; pictures in ${out}`);
  process.exit(faults.length ? 1 : 0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
