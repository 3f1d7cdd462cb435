// The window that a press or command opened: fields under their labels, to fill in and hand in.

import { markdown } from "./markdown.js";
import { element } from "./text.js";

const SELECT = 3;
const TEXT_INPUT = 4;
const TEXT = 10;
const UPLOAD = 19;
const RADIO = 21;
const BOXES = 22;
const BOX = 23;

// `on` has submit(fields, files), dismiss() and open(url).
export function drawSheet(modal, on) {
  const form = element("form", "window");
  form.append(element("h2", "", modal.title));
  const readers = modal.lines.map((line) => drawLine(form, line, on)).filter(Boolean);
  const buttons = element("div", "controls");
  const leave = element("button", "plain", "Cancel");
  leave.type = "button";
  leave.addEventListener("click", () => on.dismiss());
  const send = element("button", "primary", "Submit");
  send.type = "submit";
  buttons.append(leave, send);
  form.append(buttons);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readers.map((reader) => reader());
    on.submit(Object.assign({}, ...read.map(({ fields }) => fields || {})), read.flatMap(({ files }) => files || []));
  });
  return form;
}

// Draws a line and gives what reads it.
function drawLine(form, line, on) {
  if (line.type === TEXT) {
    const words = element("div", "text");
    words.append(markdown(line.content, on));
    form.append(words);
    return null;
  }
  const whole = element("label", "field");
  whole.append(element("b", "", line.label + (line.required ? " *" : "")));
  if (line.description) whole.append(element("small", "", line.description));
  const control = controlOf(line);
  whole.append(control.node);
  form.append(whole);
  return control.read;
}

function controlOf(line) {
  switch (line.type) {
    case TEXT_INPUT:
      return typed(line);
    case SELECT:
      return chosen(line);
    case UPLOAD:
      return uploaded(line);
    case RADIO:
    case BOXES:
    case BOX:
      return ticked(line);
    default:
      return { node: element("p", "", "The sandbox does not show this kind of field."), read: () => ({}) };
  }
}

function typed(line) {
  const node = element(line.style === 2 ? "textarea" : "input");
  if (line.style === 2) node.rows = 4;
  node.value = line.value;
  node.placeholder = line.placeholder;
  node.maxLength = line.max_length;
  node.required = line.required;
  return { node, read: () => ({ fields: { [line.label]: node.value } }) };
}

function chosen(line) {
  const node = element("select");
  node.multiple = line.max_values > 1;
  if (!node.multiple) node.append(new Option("", ""));
  node.append(...line.options.map((option) => new Option(option.text, option.text, option.chosen, option.chosen)));
  node.required = line.required;
  const values = () => [...node.selectedOptions].map((option) => option.value).filter(Boolean);
  return { node, read: () => ({ fields: { [line.label]: values() } }) };
}

function uploaded(line) {
  const node = element("input");
  node.type = "file";
  node.multiple = line.max_values > 1;
  return { node, read: () => ({ files: [...node.files].map((file) => [line.label, file]) }) };
}

function ticked(line) {
  const node = element("span", "boxes");
  const options = line.type === BOX ? [{ text: line.label, chosen: false }] : line.options;
  const boxes = options.map((option) => {
    const box = element("input");
    box.type = line.type === RADIO ? "radio" : "checkbox";
    box.name = line.label;
    box.value = option.text;
    box.checked = option.chosen;
    const words = element("label");
    words.append(box, ` ${option.text}`);
    node.append(words);
    return box;
  });
  const values = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return { node, read: () => ({ fields: { [line.label]: line.type === BOX ? values().length > 0 : values() } }) };
}
