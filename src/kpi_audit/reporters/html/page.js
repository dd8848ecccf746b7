(function () {
  "use strict";
  var each = function (list, what) { Array.prototype.forEach.call(list, what); };
  var open = function (target) {
    for (var node = target; node; node = node.parentElement) { if (node.tagName === "DETAILS") { node.open = true; } }
  };
  var follow = function () {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { open(target); target.scrollIntoView(); }
  };
  window.addEventListener("hashchange", follow);
  follow();
  var folded = [];
  window.addEventListener("beforeprint", function () {
    each(document.querySelectorAll("details:not([open])"), function (one) { folded.push(one); one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (one) { one.open = false; });
    folded = [];
  });
  each(document.querySelectorAll(".document"), function (page) {
    var tools = page.querySelector(".tools");
    if (!tools) { return; }
    tools.hidden = false;
    var search = tools.querySelector(".search"), family = tools.querySelector(".family");
    var severity = tools.querySelector(".severity"), none = tools.querySelector(".none");
    var fits = function (one) {
      return (!family.value || one.dataset.family === family.value) && (!severity.value || one.dataset.severity === severity.value);
    };
    var show = function () {
      var wanted = search.value.trim().toLowerCase(), narrow = family.value || severity.value, shown = 0;
      each(page.querySelectorAll(".mark, .finding"), function (one) { one.classList.toggle("off", !fits(one)); });
      var nodes = Array.prototype.slice.call(page.querySelectorAll(".node"));
      nodes.reverse().forEach(function (node) {
        var says = !wanted || node.dataset.text.toLowerCase().indexOf(wanted) >= 0;
        var marked = !narrow || node.querySelector(".mark:not(.off)");
        var below = node.querySelector(".node:not(.off)");
        var keep = (says && marked) || below;
        node.classList.toggle("off", !keep);
        if (keep && !below) { shown += 1; }
      });
      none.textContent = shown ? "" : none.dataset.none;
    };
    [search, family, severity].forEach(function (one) { one.addEventListener("input", show); });
    var fold = function (state) {
      return function () { each(page.querySelectorAll(".branches details"), function (one) { one.open = state; }); };
    };
    tools.querySelector(".unfold").addEventListener("click", fold(true));
    tools.querySelector(".fold").addEventListener("click", fold(false));
  });
}());
