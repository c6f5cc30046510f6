// Whether an answer was right, and why not; kept by the server beside the answer.

import * as wording from "./wording.js";

const post = (id, body) =>
  fetch(`/api/answers/${encodeURIComponent(id)}/feedback`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);

// Thumbs appear under an answer that the server has kept.
export function offerFeedback(turn, answerId) {
  turn.querySelector(".thumbs").hidden = !answerId;
  const link = turn.querySelector(".permalink");
  link.hidden = !answerId;
  if (answerId) {
    turn.dataset.answer = answerId;
    link.setAttribute("href", `/a/${encodeURIComponent(answerId)}`);
  }
}

// Resolves to what to say.
export async function judge(turn, thumbs) {
  const response = await post(turn.dataset.answer, { thumbs });
  if (!response?.ok) return wording.text("thumbs_failed");
  for (const button of turn.querySelectorAll(".thumbs button")) {
    button.setAttribute("aria-pressed", String(button.dataset.do === thumbs));
  }
  const form = turn.querySelector(".reason");
  form.hidden = false;
  form.dataset.thumbs = thumbs;
  form.querySelector("input").focus();
  return wording.text("thumbs_thanks");
}

export async function giveReason(form) {
  const turn = form.closest(".turn");
  const reason = form.querySelector("input").value.trim();
  const response = await post(turn.dataset.answer, { thumbs: form.dataset.thumbs, ...(reason && { reason }) });
  form.hidden = Boolean(response?.ok);
  return wording.text(response?.ok ? "thumbs_thanks" : "thumbs_failed");
}
