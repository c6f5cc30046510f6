// A copy of one of the page's own templates, so that the markup is the server's.

export const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
