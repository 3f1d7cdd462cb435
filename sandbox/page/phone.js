// One phone: whose it is, the chat, and everything that the person can do in it.

import * as api from "./api.js";
import { bubble } from "./message.js";
import { element } from "./text.js";

const ANSWER_SECONDS = 20;
const TOAST_MILLISECONDS = 4000;
const NEAR_END = 80;

export class PhoneView {
  platform = "telegram";

  // `world` has people, botName, choose(text, choices), openLink(url, phone), notice(text), put away(phone), newcomer().
  constructor(world, person) {
    this.world = world;
    this.person = person;
    this.version = -1;
    this.toasts = null;
    this.drawn = new Map();
    this.root = document.getElementById("phone-template").content.firstElementChild.cloneNode(true);
    this.part = (selector) => this.root.querySelector(selector);
    this.wire();
  }

  wire() {
    this.part(".person").addEventListener("change", (event) => this.change(event.target.value));
    this.part(".platform").addEventListener("change", (event) => this.world.swap(this, event.target.value));
    this.part(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    const input = this.part("textarea");
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      }
    });
    input.addEventListener("input", () => this.grow());
    input.addEventListener("paste", (event) => this.attach(event, event.clipboardData.files));
    this.part("input[type=file]").addEventListener("change", (event) => {
      this.sendFiles([...event.target.files]);
      event.target.value = "";
    });
    this.part(".start").addEventListener("click", () => this.start());
    this.part(".menu-items").addEventListener("click", (event) => this.menu(event.target.dataset.do));
    this.part(".commands").addEventListener("toggle", (event) => event.target.open && this.listCommands());
    this.wireDrop();
  }

  wireDrop() {
    const cover = this.part(".drop");
    this.root.addEventListener("dragover", (event) => {
      event.preventDefault();
      cover.hidden = false;
    });
    this.root.addEventListener("dragleave", (event) => {
      if (!this.root.contains(event.relatedTarget)) cover.hidden = true;
    });
    this.root.addEventListener("drop", (event) => {
      cover.hidden = true;
      this.attach(event, event.dataTransfer.files);
    });
  }

  attach(event, files) {
    if (!files.length) return;
    event.preventDefault();
    this.sendFiles([...files]);
  }

  // Whose phone it is

  drawPeople() {
    const select = this.part(".person");
    const options = this.world.people.map((person) => new Option(person.first_name, person.id));
    select.replaceChildren(...options, new Option("Somebody new…", "new"));
    select.value = String(this.person);
    const who = this.world.people.find((person) => person.id === this.person);
    this.part(".avatar").textContent = who ? who.first_name.slice(0, 1) : "?";
    this.part(".avatar").dataset.hue = String(this.person % 6);
    this.part(".with").textContent = `@${this.world.botName}`;
    this.root.setAttribute("aria-label", who ? `${who.first_name}'s phone` : "Phone");
  }

  async change(choice) {
    const person = choice === "new" ? await this.world.newcomer() : Number(choice);
    if (person) this.person = person;
    this.version = -1;
    this.toasts = null;
    this.drawn.clear();
    this.part(".chat").replaceChildren();
    this.drawPeople();
    this.world.remember();
    await this.refresh();
  }

  async menu(what) {
    this.part(".menu").open = false;
    if (what === "close") return this.world.putAway(this);
    if (what === "clear") return this.attempt(() => api.act(this.person, "clear"));
    if (what === "block") return this.attempt(() => api.act(this.person, this.chat.blocked ? "unblock" : "block"));
    return undefined;
  }

  async listCommands() {
    const commands = await api.commands(this.person);
    const items = commands.map(({ command, description }) => {
      const item = element("button");
      item.type = "button";
      item.append(element("b", "", `/${command}`), ` ${description}`);
      item.addEventListener("click", () => {
        this.part(".commands").open = false;
        this.write(`/${command}`);
      });
      return item;
    });
    this.part(".command-list").replaceChildren(...(items.length ? items : [element("p", "", "The bot has set no commands.")]));
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

  write(text) {
    return this.attempt(() => api.act(this.person, "text", { text }));
  }

  async send() {
    const input = this.part("textarea");
    const text = input.value;
    if (!text.trim()) return;
    input.value = "";
    this.grow();
    if ((await this.write(text)) === null) input.value = text;
    input.focus();
  }

  start() {
    return this.chat.blocked ? this.attempt(() => api.act(this.person, "unblock")) : this.write("/start");
  }

  async sendFiles(files) {
    const input = this.part("textarea");
    const pictures = files.every((file) => /^image\/(png|jpeg|gif|webp)$/.test(file.type));
    let asPhoto = false;
    if (pictures) {
      const choice = await this.world.choose(files.length > 1 ? "Send the pictures" : `Send ${files[0].name}`, [
        ["photo", "As a photo"],
        ["file", "As a file"],
      ]);
      if (!choice) return;
      asPhoto = choice === "photo";
    }
    let caption = input.value.trim();
    input.value = "";
    for (const file of files) {
      const last = caption;
      caption = "";
      await this.attempt(() => api.sendFile(this.person, file, { asPhoto, caption: last }));
    }
  }

  async press(message, row, column, button) {
    button.classList.add("waiting");
    const said = { message_id: message.id, row, column, wait: ANSWER_SECONDS };
    const outcome = await this.attempt(() => api.act(this.person, "press", said));
    button.classList.remove("waiting");
    if (outcome && !outcome.answered) this.say("The bot did not answer.");
    if (outcome && outcome.toast && outcome.toast.url) this.world.openLink(outcome.toast.url, this);
  }

  async pay(message, button) {
    button.classList.add("waiting");
    await this.attempt(() => api.act(this.person, "pay", { message_id: message.id }));
    button.classList.remove("waiting");
  }

  open(url) {
    return this.attempt(() => api.act(this.person, "open", { url }));
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => {});
    this.say(`Copied: ${text}`);
  }

  hands() {
    return {
      openLink: (url) => this.world.openLink(url, this),
      sendCommand: (text) => this.write(text),
      press: (...details) => this.press(...details),
      pay: (...details) => this.pay(...details),
      copy: (text) => this.copy(text),
      remove: (message) => this.attempt(() => api.act(this.person, "delete", { message_id: message.id })),
      say: (text) => this.say(text),
    };
  }

  // What the person sees

  async refresh() {
    const person = this.person;
    const chat = await api.chat(person);
    if (person !== this.person) return;
    this.chat = chat;
    this.version = chat.version;
    const list = this.part(".chat");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
    const fresh = this.drawMessages();
    this.drawKeyboard();
    this.part(".start").hidden = chat.started && !chat.blocked;
    this.part(".start").textContent = chat.blocked ? "Unblock" : "Start";
    this.part(".composer").hidden = !chat.started || chat.blocked;
    this.part("[data-do=block]").textContent = chat.blocked ? "Unblock the bot" : "Block the bot";
    this.part(".with").textContent = chat.action ? `${chat.action.replace("_", " ")}…` : `@${this.world.botName}`;
    if (atEnd || fresh) list.scrollTop = list.scrollHeight;
    this.drawToast();
  }

  // Gives whether there is a message that was not there before.
  drawMessages() {
    const kept = new Map();
    const nodes = [];
    let day = "";
    let fresh = false;
    for (const message of this.chat.messages) {
      const date = new Date(message.date * 1000).toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" });
      if (date !== day) nodes.push(element("p", "day", date));
      day = date;
      const facts = JSON.stringify(message);
      const old = this.drawn.get(message.id);
      const node = old && old.facts === facts ? old.node : bubble(this.person, message, this.hands());
      if (!old) fresh = true;
      if (old && old.facts !== facts) node.classList.add("changed");
      kept.set(message.id, { facts, node });
      nodes.push(node);
    }
    if (!nodes.length) nodes.push(element("p", "day", "Nothing here yet."));
    this.part(".chat").replaceChildren(...nodes);
    this.drawn = kept;
    return fresh;
  }

  drawKeyboard() {
    const place = this.part(".keyboard");
    const rows = this.chat.keyboard ? this.chat.keyboard.rows : [];
    place.hidden = !rows.length;
    place.replaceChildren(
      ...rows.map((words) => {
        const row = element("div", "row");
        for (const word of words) {
          const button = element("button", "", word);
          button.type = "button";
          button.addEventListener("click", () => this.attempt(() => api.act(this.person, "keyboard", { text: word })));
          row.append(button);
        }
        return row;
      }),
    );
    this.part("textarea").placeholder = (this.chat.keyboard && this.chat.keyboard.placeholder) || "Message";
  }

  drawToast() {
    const { toast, toasts } = this.chat;
    const isNew = this.toasts !== null && toasts > this.toasts;
    this.toasts = toasts;
    if (!isNew || !toast || !toast.text) return;
    if (toast.alert) this.world.choose(toast.text, [["", "OK"]]);
    else this.say(toast.text);
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

  grow() {
    const input = this.part("textarea");
    input.rows = Math.min(6, input.value.split("\n").length);
  }
}
