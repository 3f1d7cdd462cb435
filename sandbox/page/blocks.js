// One message of Discord: its text or blocks, buttons, selects and files. Nothing from a chat is ever read as HTML.

import { markdown } from "./markdown.js";
import { element, size } from "./text.js";

const ROW = 1;
const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
const STYLES = { 1: "primary", 2: "plain", 3: "success", 4: "danger", 5: "link" };

// `on` has what a person can do: press, choose, remove, open.
export function drawMessage(message, on) {
  if (message.system) return element("p", "day", message.text);
  const whole = element("article", `entry${message.ephemeral ? " alone" : ""}${message.pings ? " pings" : ""}`);
  whole.dataset.id = message.id;
  whole.append(head(message, on));
  if (message.thinking) whole.append(element("p", "thinking", "Handover is thinking…"));
  const plain = message.blocks.length ? "" : message.text;
  if (plain) whole.append(said(plain, on));
  const shown = new Set();
  for (const block of message.blocks) whole.append(draw(block, message, on, shown));
  for (const file of message.files.filter((each) => !shown.has(each.id))) whole.append(attached(file));
  if (message.ephemeral) whole.append(element("p", "only", "Only you can see this."));
  return whole;
}

function head(message, on) {
  const line = element("header", "entry-head");
  line.append(element("b", message.from_bot ? "bot" : "", message.author));
  if (message.from_bot) line.append(element("span", "app", "APP"));
  const time = new Date(message.date).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  line.append(element("time", "", time));
  if (message.edited) line.append(element("span", "", "(edited)"));
  if (message.mine || message.ephemeral) {
    const remove = element("button", "remove", "×");
    remove.type = "button";
    remove.setAttribute("aria-label", message.mine ? "Delete this message" : "Dismiss this message");
    remove.addEventListener("click", () => on.remove(message));
    line.append(remove);
  }
  return line;
}

function draw(block, message, on, shown) {
  switch (block.type) {
    case CONTAINER: {
      const box = element("div", "container");
      if (block.accent_color) box.style.setProperty("--accent-color", `#${block.accent_color.toString(16).padStart(6, "0")}`);
      box.append(...block.components.map((child) => draw(child, message, on, shown)));
      return box;
    }
    case SECTION: {
      const box = element("div", "section");
      const words = element("div");
      words.append(...block.components.map((child) => draw(child, message, on, shown)));
      box.append(words, draw(block.accessory, message, on, shown));
      return box;
    }
    case ROW: {
      const row = element("div", "controls");
      row.append(...block.components.map((child) => draw(child, message, on, shown)));
      return row;
    }
    case TEXT:
      return said(block.content, on);
    case BUTTON:
      return button(block, message, on);
    case SEPARATOR:
      return element("hr");
    case GALLERY:
      return pictures(block.items.map((item) => item.name), message, shown);
    case THUMBNAIL:
      return pictures([block.media.url.replace("attachment://", "")], message, shown);
    case FILE:
      return pictures([block.file.name], message, shown);
    default:
      return SELECTS.includes(block.type) ? select(block, message, on) : element("p", "", "?");
  }
}

function said(text, on) {
  const words = element("div", "text");
  words.append(markdown(text, on));
  return words;
}

function button(facts, message, on) {
  const made = element("button", STYLES[facts.style] || "plain", facts.text);
  made.type = "button";
  made.disabled = facts.disabled;
  if (facts.does === "url") made.append(" ↗");
  made.addEventListener("click", async () => {
    if (facts.does === "url") return on.open(facts.url) || window.open(facts.url, "_blank", "noopener");
    made.classList.add("waiting");
    await on.press(message, facts);
    return made.classList.remove("waiting");
  });
  return made;
}

function select(facts, message, on) {
  const made = element("select");
  made.multiple = facts.most > 1;
  made.disabled = facts.disabled;
  const hint = new Option(facts.placeholder || "Make a selection", "", true, true);
  hint.disabled = true;
  made.append(...(made.multiple ? [] : [hint]));
  made.append(...facts.options.map((option) => new Option(option.text, option.text, option.chosen, option.chosen)));
  made.addEventListener("change", () => on.choose(message, facts, [...made.selectedOptions].map((option) => option.value)));
  return made;
}

function pictures(names, message, shown) {
  const all = element("div", "gallery");
  for (const name of names) {
    const file = message.files.find((each) => each.url.endsWith(`/${name}`) || each.name === name);
    if (!file) continue;
    shown.add(file.id);
    all.append(attached(file));
  }
  return all;
}

function attached(file) {
  const address = new URL(file.url).pathname;
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    const image = element("img", "photo");
    image.src = address;
    image.alt = file.name;
    image.loading = "lazy";
    return image;
  }
  const link = element("a", "file");
  link.href = address;
  link.download = file.name;
  link.append(element("span", "file-name", `📄 ${file.name}`), element("span", "file-size", size(file.size)));
  return link;
}
