// Reads the correction out of a complaint about a link, and applies it to the link.

/**
 * @param {string} link a whole address or a fragment
 * @param {string} complaint of its reader, which quotes the part and tells what may have been meant
 * @returns {{text: string, link: string}|null} what to put in the place of the part, and the link with it
 */
export function correctedLink(link, complaint) {
  const [, wrong, text] = /"([^"]+)"[^"]*?did you mean ([^?]+)\?/.exec(complaint) ?? [];
  if (text === undefined || text.includes(" or ")) return null;
  const plain = link.includes(wrong) ? link : decoded(link); // what need not be decoded keeps its encoded signs
  return plain.includes(wrong) ? { text, link: plain.replace(wrong, () => text) } : null;
}

function decoded(link) {
  try {
    return decodeURIComponent(link);
  } catch {
    return link; // with a sign % of its own
  }
}
