// What was probably meant by a wrong part of a link, so that a click can take it.

/**
 * @param {string} link a whole address or a fragment
 * @param {string} complaint of its reader, which quotes the part and tells what may have been meant
 * @returns {{text: string, link: string}|null} what to put in the place of the part, and the link with it
 */
export function correctedLink(link, complaint) {
  const [, wrong, text] = /"([^"]+)"[^"]*?did you mean ([^?]+)\?/.exec(complaint) ?? [];
  if (text === undefined || text.includes(" or ")) return null;
  const plain = decoded(link);
  return plain.includes(wrong) ? { text, link: plain.replace(wrong, () => text) } : null;
}

function decoded(link) {
  try {
    return decodeURIComponent(link);
  } catch {
    return link; // with a sign % of its own
  }
}
