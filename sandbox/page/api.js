// Everything that the page asks of the sandbox. An error that the sandbox explains becomes an Error with its words.

export class Refused extends Error {}

async function ask(path, options = {}) {
  const response = await fetch(`/sandbox/${path}`, options);
  const facts = await response.json();
  if (!response.ok) throw new Refused(facts.error || `The sandbox answered ${response.status}.`);
  return facts;
}

const post = (path, said) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) });

export const bot = () => ask("bot");
export const people = () => ask("people");
export const addPerson = (about) => post("people", about);
export const chat = (person) => ask(`people/${person}/chat?last=200`);
export const commands = (person) => ask(`people/${person}/commands`);
export const act = (person, action, said = {}) => post(`people/${person}/${action}`, said);
export const changes = (after, wait) => ask(`changes?after=${after}&wait=${wait}`);
export const clock = () => ask("clock");
export const mail = (after, wait) => ask(`mail?after=${after}&wait=${wait}`);
export const clearMail = () => ask("mail", { method: "DELETE" });
export const moveClock = (move) => post("clock", move);
export const fileAddress = (person, file) => `/sandbox/people/${person}/files/${encodeURIComponent(file)}`;

// Discord's side of the same people. Its numbers are longer than JavaScript's, so they stay strings.
export const discord = {
  bot: () => ask("discord/bot"),
  people: () => ask("discord/people"),
  addPerson: (about) => post("discord/people", about),
  screen: (person) => ask(`discord/people/${person}/screen?last=100`),
  commands: (person, channel) => ask(`discord/people/${person}/commands?channel=${channel}`),
  act: (person, action, said = {}) => post(`discord/people/${person}/${action}`, said),
  changes: (after, wait) => ask(`discord/changes?after=${after}&wait=${wait}`),
  // `files` is a list of [name of the field, file].
  send(person, action, said, files) {
    const form = new FormData();
    form.append("said", JSON.stringify(said));
    for (const [field, file] of files) form.append(field, file, file.name);
    return ask(`discord/people/${person}/${action}`, { method: "POST", body: form });
  },
};

export function sendFile(person, file, { asPhoto, caption }) {
  const form = new FormData();
  form.append("kind", asPhoto ? "photo" : "document");
  form.append("caption", caption);
  form.append("file", file, file.name);
  return ask(`people/${person}/file`, { method: "POST", body: form });
}
