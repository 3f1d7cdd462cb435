// One message as a bubble: its text, files and buttons.

import { fileAddress } from "./api.js";
import { element, richText, size } from "./text.js";

// `on` has what a phone can do: openLink, sendCommand, press, pay, copy, remove.
export function bubble(person, message, on) {
  const side = message.from_bot ? "theirs" : "mine";
  const whole = element("article", `message ${side}`);
  whole.dataset.id = message.id;
  const body = element("div", "bubble");
  for (const file of message.files) body.append(shownFile(person, file));
  if (message.service) body.append(service(message.service));
  if (message.text) {
    const text = element("div", "text");
    text.append(richText(message.text, message.entities, on));
    body.append(text);
  }
  body.append(foot(message, on));
  whole.append(body);
  if (message.buttons.length) whole.append(keyboard(message, on));
  return whole;
}

function shownFile(person, file) {
  const address = fileAddress(person, file.id);
  if (file.kind === "photo") {
    const image = element("img", "photo");
    image.src = address;
    image.alt = file.name;
    image.width = file.width;
    image.height = file.height;
    image.loading = "lazy";
    return image;
  }
  const link = element("a", "file");
  link.href = address;
  link.download = file.name;
  link.append(icon("/file.svg", "file-icon"), element("span", "file-name", file.name));
  link.append(element("span", "file-size", size(file.size)));
  return link;
}

function icon(address, className) {
  const image = element("img", className);
  image.src = address;
  image.alt = "";
  return image;
}

function service(facts) {
  const amount = `${facts.total_amount} ${facts.currency}`;
  const words = {
    invoice: `${facts.title} · ${amount}`,
    successful_payment: `Paid ${amount}`,
    refunded_payment: `Given back ${amount}`,
    pinned_message: "A message was pinned",
  };
  const told = element("div", "service", words[facts.kind]);
  if (facts.description) told.append(element("div", "", facts.description));
  return told;
}

function foot(message, on) {
  const line = element("div", "foot");
  const time = element("time", "", new Date(message.date * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  if (message.edited) line.append(element("span", "", "edited"));
  if (message.silent) line.append(element("span", "", "silent"));
  line.append(time);
  const remove = element("button", "remove", "×");
  remove.type = "button";
  remove.title = "Delete for both";
  remove.setAttribute("aria-label", "Delete this message");
  remove.addEventListener("click", () => on.remove(message));
  line.append(remove);
  return line;
}

function keyboard(message, on) {
  const rows = element("div", "buttons");
  message.buttons.forEach((buttons, row) => {
    const line = element("div", "row");
    buttons.forEach((facts, column) => line.append(button(message, facts, row, column, on)));
    rows.append(line);
  });
  return rows;
}

function button(message, facts, row, column, on) {
  const made = element("button", facts.style, facts.text);
  made.type = "button";
  if (facts.does === "url") made.append(element("span", "corner", "↗"));
  made.addEventListener("click", () => {
    switch (facts.does) {
      case "callback":
        return on.press(message, row, column, made);
      case "url":
        return on.openLink(facts.url) || window.open(facts.url, "_blank", "noopener");
      case "copy_text":
        return on.copy(facts.copy);
      case "pay":
        return on.pay(message, made);
      default:
        return on.say("The sandbox does not open this kind of button.");
    }
  });
  return made;
}
