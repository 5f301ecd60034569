// Finds a link of ours in a text that somebody pasted.

const key = "(?:v=\\d+(?:&|$)|loss=|racers=)";
const ours = new RegExp(`(?:^(?!https?:)|#)(?:[^#]*&)?${key}`);

/**
 * @param {string} text an address, a fragment with or without '#', or a message with one of them in it
 * @returns {string|null} the link
 */
export function findLink(text) {
  const trimmed = text.trim();
  // A line that begins like a link is one to its end: written by hand, it may have spaces in its formulas.
  if (/^(?:https?:\/\/[^\s#]*#|#)?[a-z]+=.*$/.test(trimmed) && ours.test(trimmed)) return trimmed;
  const words = trimmed.split(/[\s"'<>]+/).map((word) => word.replace(/^[([]+|[.,;:!?]+$/g, ""));
  return words.find((word) => ours.test(word)) ?? null;
}
