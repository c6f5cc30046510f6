// The archive page: the menus of its search.

import { summarise, watchMenus } from "./scope.js";

const finder = document.querySelector(".finder");
watchMenus(finder);
summarise(finder);
