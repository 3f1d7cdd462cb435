// One person's Discord: a place to look at, what is in it, and everything that the person can do there.

import { discord as api } from "./api.js";
import { drawMessage } from "./blocks.js";
import { drawSheet } from "./sheet.js";
import { element } from "./text.js";

const ANSWER_SECONDS = 4;
const TOAST_MILLISECONDS = 4000;
const NEAR_END = 80;
const DM = 1;
const CATEGORY = 4;
const SLASH = 1;
const NO_ANSWER = "The application did not respond.";

export class DiscordView {
  platform = "discord";

  constructor(world, person) {
    this.world = world;
    this.person = person;
    this.version = -1;
    this.place = "";
    this.sheet = "";
    this.screen = { places: [], modal: null };
    this.drawn = new Map();
    this.root = document.getElementById("discord-template").content.firstElementChild.cloneNode(true);
    this.part = (selector) => this.root.querySelector(selector);
    this.wire();
  }

  wire() {
    this.part(".person").addEventListener("change", (event) => this.change(event.target.value));
    this.part(".platform").addEventListener("change", (event) => this.world.swap(this, event.target.value));
    this.part(".place").addEventListener("change", (event) => this.go(event.target.value));
    this.part(".menu-items").addEventListener("click", (event) => this.menu(event.target.dataset.do));
    this.part(".commands").addEventListener("toggle", (event) => event.target.open && this.listCommands());
    this.part(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.part("textarea").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    this.part("input[type=file]").addEventListener("change", (event) => {
      this.sendFiles([...event.target.files]);
      event.target.value = "";
    });
  }

  // Whose it is, and where

  drawPeople() {
    const select = this.part(".person");
    const people = this.world.discordPeople;
    select.replaceChildren(...people.map((person) => new Option(person.name, person.id)));
    select.value = this.person;
    const who = people.find((person) => person.id === this.person);
    this.part(".avatar").textContent = who ? who.name.slice(0, 1) : "?";
    this.part(".avatar").dataset.hue = String(Number(this.person.slice(-3)) % 6);
    this.root.setAttribute("aria-label", who ? `${who.name}'s Discord` : "Discord");
  }

  async change(person) {
    this.person = person;
    this.place = "";
    this.drawPeople();
    this.world.remember();
    await this.refresh();
  }

  go(place) {
    this.place = place;
    this.draw();
  }

  here() {
    const places = this.screen.places.filter((place) => place.kind !== CATEGORY);
    return places.find((place) => place.id === this.place) || places.find((place) => place.kind === DM) || places[0];
  }

  async menu(what) {
    this.part(".menu").open = false;
    if (what === "away") return this.world.putAway(this);
    return this.attempt(() => api.act(this.person, this.screen.closed ? "reopen" : "close"));
  }

  // What the person does

  async attempt(action) {
    try {
      return await action();
    } catch (error) {
      this.say(error.message);
      return null;
    }
  }

  // Something that the bot must answer.
  async ask(action, said) {
    const outcome = await this.attempt(() => api.act(this.person, action, { ...said, wait: ANSWER_SECONDS }));
    if (outcome && !outcome.answered) this.say(NO_ANSWER);
    return outcome;
  }

  async send() {
    const input = this.part("textarea");
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    const done = text.startsWith("/") ? await this.type(text) : await this.write(text);
    if (done === null) input.value = text;
    input.focus();
  }

  write(text) {
    return this.attempt(() => api.act(this.person, "write", { text, channel: this.here().id }));
  }

  // A command as it is typed: its words, then its options in their order.
  async type(line) {
    const words = line.slice(1).split(/\s+/);
    const known = await this.commands();
    const command = known.find(({ path }) => path.every((part, index) => part === words[index]));
    if (!command) return this.write(line);
    const typed = words.slice(command.path.length);
    const names = command.options.map((option) => option.name);
    const options = {};
    names.forEach((name, index) => {
      const value = index === names.length - 1 ? typed.slice(index).join(" ") : typed[index];
      if (value) options[name] = value;
    });
    return this.call(command, options);
  }

  call(command, options) {
    return this.ask("command", { command: command.path.join(" "), options, channel: this.here().id });
  }

  sendFiles(files) {
    const input = this.part("textarea");
    const text = input.value.trim();
    input.value = "";
    const named = files.map((file) => ["file", file]);
    return this.attempt(() => api.send(this.person, "write", { text, channel: this.here().id }, named));
  }

  // The commands that can be called here: groups are opened up.
  async commands() {
    const found = await api.commands(this.person, this.here().id);
    const opened = (command, path) => {
      const inner = (command.options || []).filter((option) => option.type <= 2);
      if (!inner.length) return [{ path, description: command.description, options: command.options || [] }];
      return inner.flatMap((option) => opened(option, [...path, option.name]));
    };
    return found.filter((command) => command.type === SLASH).flatMap((command) => opened(command, [command.name]));
  }

  async listCommands() {
    const commands = (await this.attempt(() => this.commands())) || [];
    const items = commands.map((command) => {
      const item = element("button");
      item.type = "button";
      item.append(element("b", "", `/${command.path.join(" ")}`), ` ${command.description}`);
      item.addEventListener("click", () => this.pick(command));
      return item;
    });
    const none = element("p", "", "The bot has registered no commands.");
    this.part(".command-list").replaceChildren(...(items.length ? items : [none]));
  }

  // A command with something to pick offers it; else it is called at once, or waits for the rest to be typed.
  async pick(command) {
    this.part(".commands").open = false;
    const [option] = command.options;
    if (!option) return this.call(command, {});
    if (!option.autocomplete) return this.prepare(`/${command.path.join(" ")} `);
    const said = { command: command.path.join(" "), options: { [option.name]: "" }, focused: option.name };
    const outcome = await this.ask("complete", { ...said, channel: this.here().id });
    if (!outcome || !outcome.answered) return null;
    if (!outcome.choices.length) return this.prepare(`/${command.path.join(" ")} `);
    const choices = outcome.choices.map((words) => [words, words]);
    const chosen = await this.world.choose(`/${command.path.join(" ")} ${option.name}`, [...choices, ["", "Not now"]]);
    return chosen ? this.call(command, { [option.name]: chosen }) : null;
  }

  prepare(text) {
    const input = this.part("textarea");
    input.value = text;
    input.focus();
  }

  // What a message and a sheet can do

  hands() {
    return {
      press: (message, button) => this.ask("press", { message: message.id, component: button.id }),
      choose: (message, select, texts) => this.ask("choose", { message: message.id, component: select.id, texts }),
      remove: (message) => this.attempt(() => api.act(this.person, "delete", { message: message.id })),
      open: (url) => this.open(url),
      submit: async (fields, files) => {
        const said = { fields, wait: ANSWER_SECONDS };
        const outcome = await this.attempt(() => api.send(this.person, "submit", said, files));
        if (outcome && !outcome.answered) this.say(NO_ANSWER);
      },
      dismiss: () => this.attempt(() => api.act(this.person, "dismiss")),
    };
  }

  // Links to messages lead there; links to the Telegram bot are opened by one of the people.
  open(url) {
    const [, channel] = url.match(/^https:\/\/discord\.com\/channels\/[^/]+\/(\d+)/) || [];
    if (!channel) return this.world.openLink(url, this);
    this.go(channel);
    return true;
  }

  // What the person sees

  async refresh() {
    const person = this.person;
    const screen = await api.screen(person);
    if (person !== this.person) return;
    this.screen = screen;
    this.version = screen.version;
    this.draw();
  }

  draw() {
    const here = this.here();
    this.drawPlaces(here);
    const list = this.part(".chat");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
    const fresh = this.drawMessages(here);
    if (atEnd || fresh) list.scrollTop = list.scrollHeight;
    this.part("[data-do=close]").textContent = this.screen.closed ? "Open private messages" : "Close private messages";
    this.drawWindow();
    this.world.clock.draw();
  }

  drawPlaces(here) {
    const places = this.screen.places.filter((place) => place.kind !== CATEGORY);
    const label = (place) => {
      if (place.kind === DM) return "@Handover";
      const mark = place.locked ? "🔒" : place.archived ? "🗄" : "🧵";
      return place.parent && [11, 12].includes(place.kind) ? `${mark} ${place.name}` : `# ${place.name}`;
    };
    this.part(".place").replaceChildren(...places.map((place) => new Option(label(place), place.id)));
    if (here) this.part(".place").value = here.id;
  }

  // Gives whether there is a message that was not there before.
  drawMessages(here) {
    const kept = new Map();
    let fresh = false;
    const nodes = (here ? here.messages : []).map((message) => {
      const facts = JSON.stringify(message);
      const old = this.drawn.get(message.id);
      const node = old && old.facts === facts ? old.node : drawMessage(message, this.hands());
      if (!old) fresh = true;
      if (old && old.facts !== facts) node.classList.add("changed");
      kept.set(message.id, { facts, node });
      return node;
    });
    if (here && here.typing) nodes.push(element("p", "day", "Handover is typing…"));
    if (!nodes.length) nodes.push(element("p", "day", "Nothing here yet. Begin with / or write to the bot."));
    this.part(".chat").replaceChildren(...nodes);
    this.drawn = kept;
    return fresh;
  }

  // An open window keeps what is being typed into it: it is drawn once.
  drawWindow() {
    const { modal } = this.screen;
    const id = modal ? modal.id : "";
    if (id === this.sheet) return;
    this.sheet = id;
    const place = this.part(".sheet");
    place.hidden = !modal;
    place.replaceChildren(...(modal ? [drawSheet(modal, this.hands())] : []));
    const [first] = place.querySelectorAll("input, textarea, select");
    if (first) first.focus();
  }

  say(text) {
    const place = this.part(".toast");
    place.textContent = text;
    place.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      place.hidden = true;
    }, TOAST_MILLISECONDS);
  }
}
