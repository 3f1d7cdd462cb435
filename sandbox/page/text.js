// Text with entities as DOM nodes. Offsets are UTF-16 units, as in JavaScript's own strings; entities nest or lie
// apart, as the sandbox keeps them. Nothing from a chat is ever read as HTML.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// `on` has openLink(url) and sendCommand(text).
export function richText(text, entities, on) {
  const whole = document.createDocumentFragment();
  fill(whole, text, [...entities], 0, text.length, on);
  return whole;
}

function fill(parent, text, waiting, start, end, on) {
  let at = start;
  while (waiting.length && waiting[0].offset < end) {
    const entity = waiting.shift();
    const node = nodeOf(entity, text.slice(entity.offset, entity.offset + entity.length), on);
    const block = node.tagName === "PRE" || node.tagName === "BLOCKQUOTE";
    const before = text.slice(at, entity.offset);
    parent.append(block ? before.replace(/\n$/, "") : before);
    at = entity.offset + entity.length;
    fill(node, text, waiting, entity.offset, at, on);
    parent.append(node);
    // A block begins and ends a line by itself.
    if (block && text[at] === "\n" && at < end) at += 1;
  }
  if (at < end) parent.append(text.slice(at, end));
}

function nodeOf(entity, shown, on) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, on);
    case "url":
      return link(/^[a-z]+:\/\//i.test(shown) ? shown : `https://${shown}`, on);
    case "email":
      return link(`mailto:${shown}`, on);
    case "bot_command": {
      const command = element("button", "inline-command");
      command.type = "button";
      command.addEventListener("click", () => on.sendCommand(shown));
      return command;
    }
    case "spoiler": {
      const spoiler = element("span", "spoiler");
      spoiler.tabIndex = 0;
      const reveal = () => spoiler.classList.add("open");
      spoiler.addEventListener("click", reveal);
      spoiler.addEventListener("keydown", (event) => event.key === "Enter" && reveal());
      return spoiler;
    }
    case "date_time": {
      const time = element("time");
      const moment = new Date(entity.unix_time * 1000);
      time.dateTime = moment.toISOString();
      time.title = moment.toLocaleString();
      return time;
    }
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return element("span", "tag");
    default:
      return element(TAGS[entity.type] || "span");
  }
}

function link(url, on) {
  const anchor = element("a");
  const safe = /^(https?|tg|mailto):/i.test(url) ? url : "about:blank";
  anchor.href = safe;
  anchor.rel = "noopener noreferrer";
  anchor.target = "_blank";
  anchor.addEventListener("click", (event) => {
    if (on.openLink(safe)) event.preventDefault();
  });
  return anchor;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
