(function () {
  'use strict';
  var root = document.documentElement;
  var key = 'report-theme';

  function stored() {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }

  function isDark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  var chosen = stored();
  if (chosen === 'dark' || chosen === 'light') root.setAttribute('data-theme', chosen);

  function themeSwitch() {
    var button = document.getElementById('theme');
    function label() { button.textContent = isDark() ? 'Light' : 'Dark'; }
    button.hidden = false;
    button.setAttribute('title', 'Light or dark');
    label();
    button.addEventListener('click', function () {
      var theme = isDark() ? 'light' : 'dark';
      root.setAttribute('data-theme', theme);
      try { localStorage.setItem(key, theme); } catch (error) { /* not kept */ }
      label();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  }

  function search() {
    var input = document.getElementById('find');
    if (!input) return;
    var status = document.getElementById('found');
    var before = status.textContent;
    var groups = Array.from(document.querySelectorAll('.group')).map(function (group) {
      return {
        node: group,
        entries: Array.from(group.querySelectorAll('.entries > li')).map(function (node) {
          return { node: node, text: node.textContent.toLowerCase() };
        })
      };
    });
    function narrow() {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var count = 0;
      groups.forEach(function (group) {
        var shown = 0;
        group.entries.forEach(function (entry) {
          var fits = words.every(function (word) { return entry.text.includes(word); });
          entry.node.hidden = !fits;
          if (fits) shown += 1;
        });
        group.node.hidden = shown === 0;
        count += shown;
      });
      status.textContent = words.length === 0 ? before
        : count === 0 ? 'Nothing found. Try a part of the name.'
        : count === 1 ? '1 result' : count + ' results';
    }
    input.value = new URLSearchParams(location.search).get('q') || '';
    input.addEventListener('input', narrow);
    input.form.addEventListener('submit', function (event) { event.preventDefault(); narrow(); });
    narrow();
    if (input.value || location.search) input.focus();
  }

  function copying() {
    var button = document.getElementById('copy');
    if (!button) return;
    var plain = document.getElementById('plain');
    var status = document.getElementById('copied');
    button.hidden = false;
    button.addEventListener('click', function () {
      plain.focus();
      plain.select();
      status.textContent = document.execCommand('copy') ? 'Copied' : 'Selected; copy it with the keyboard';
    });
  }

  function shortcuts() {
    document.addEventListener('keydown', function (event) {
      var typing = /^(input|textarea|select)$/i.test(event.target.tagName);
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      var input = document.getElementById('find') || document.getElementById('search');
      input.focus();
      event.preventDefault();
    });
  }

  // What is folded away is printed nevertheless.
  function printing() {
    var opened = [];
    addEventListener('beforeprint', function () {
      opened = Array.from(document.querySelectorAll('details:not([open])'));
      opened.forEach(function (part) { part.open = true; });
    });
    addEventListener('afterprint', function () {
      opened.forEach(function (part) { part.open = false; });
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    themeSwitch();
    search();
    copying();
    shortcuts();
    printing();
  });
})();
