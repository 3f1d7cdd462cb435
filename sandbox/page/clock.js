// The clock bar: what time it is in the sandbox, what is due next, and moving ahead.

import * as api from "./api.js";
import { relative } from "./markdown.js";

const WORDS = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" };
const SHORT = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };

export class ClockBar {
  constructor(notice) {
    this.notice = notice;
    this.ahead = 0;
    document.getElementById("moves").addEventListener("click", (event) => {
      if (event.target.dataset.move) this.move(JSON.parse(event.target.dataset.move));
    });
    setInterval(() => this.draw(), 1000);
  }

  async refresh() {
    this.take(await api.clock());
  }

  async move(where) {
    try {
      this.take(await api.moveClock(where));
    } catch (error) {
      this.notice(error.message);
    }
  }

  take(told) {
    this.ahead = new Date(told.now).getTime() - Date.now();
    const due = told.next_due ? new Date(told.next_due) : null;
    document.getElementById("due").textContent = due ? `Next deadline: ${due.toLocaleString([], SHORT)}` : "No deadline waits";
    this.draw();
  }

  draw() {
    const now = new Date(Date.now() + this.ahead);
    const face = document.getElementById("now");
    face.textContent = now.toLocaleString([], WORDS);
    face.dateTime = now.toISOString();
    for (const time of document.querySelectorAll("time[data-until]")) {
      time.textContent = relative(Number(time.dataset.until), now.getTime() / 1000);
    }
  }
}
