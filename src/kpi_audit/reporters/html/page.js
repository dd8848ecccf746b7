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
    var branches = page.querySelector(".branches");
    var found = branches.querySelectorAll(".e, .w, .i");
    // the rule of each finding, its grounds as a link, and the advice that it shares with others in full
    each(found, function (one) {
      one.code = one.querySelector("summary i").textContent.split(/[≈ ]/)[0];
      var rule = document.getElementById(page.id + "-" + one.code);
      if (rule) {
        var foot = one.lastElementChild, link = foot.querySelector("a") || foot.appendChild(document.createElement("a"));
        link.textContent = link.textContent || branches.parentElement.dataset.grounds;
        link.before(" ");
        link.href = "#" + rule.id;
      }
      var fix = one.querySelector(":scope > a");
      if (fix && rule) {
        var said = document.createElement("em");
        said.textContent = rule.querySelectorAll(".fixes span")[parseInt(fix.textContent.replace(/\D/g, ""), 10) - 1].textContent;
        fix.replaceWith(said);
      }
    });
    var search = tools.querySelector(".search"), family = tools.querySelector(".family");
    var severity = tools.querySelector(".severity"), none = tools.querySelector(".none");
    var nodes = Array.prototype.slice.call(branches.querySelectorAll("li")).reverse();
    nodes.forEach(function (node) {
      var own = node.querySelector(":scope > details > summary, :scope > p");
      var what = node.querySelector(":scope > div, :scope > details > div");
      node.says = (own.textContent + (what ? what.textContent : "")).toLowerCase();
    });
    var show = function () {
      var wanted = search.value.trim().toLowerCase(), narrow = family.value || severity.value;
      var shown = 0, hits = 0;
      each(found, function (one) {
        var fits = (!family.value || one.code.replace(/\d+$/, "") === family.value) && (!severity.value || one.classList.contains(severity.value));
        one.classList.toggle("off", !fits);
      });
      nodes.forEach(function (node) {
        var own = node.querySelectorAll(":scope > div > :is(.e, .w, .i):not(.off), :scope > details > div > :is(.e, .w, .i):not(.off)");
        var keep = (!wanted || node.says.indexOf(wanted) >= 0) && (!narrow || own.length);
        var below = node.querySelector("li:not(.off)");
        node.classList.toggle("off", !keep && !below);
        if (keep) { hits += own.length; shown += node.querySelector("li") || node.className ? 0 : 1; }
      });
      none.textContent = shown ? none.dataset.some.replace("{nodes}", shown).replace("{findings}", hits) : none.dataset.none;
    };
    [search, family, severity].forEach(function (one) { one.addEventListener("input", show); });
    var fold = function (state) {
      return function () { each(branches.querySelectorAll("details"), function (one) { one.open = state; }); };
    };
    tools.querySelector(".unfold").addEventListener("click", fold(true));
    tools.querySelector(".fold").addEventListener("click", fold(false));
    show();
  });
  window.addEventListener("hashchange", follow);
  follow();
}());
