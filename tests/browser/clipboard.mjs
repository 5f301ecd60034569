// The clipboard in tests. It is the browser's, and not a page's.

const permissions = ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"];

/** Lets a page read and write the clipboard, also while another window or a closing tab has the focus. */
export async function allowClipboard(page, ...others) {
  await page.browserContext().overridePermissions(new URL(page.url()).origin, [...permissions, ...others]);
  await page.bringToFront();
  await page.emulateFocusedPage(true);
}
