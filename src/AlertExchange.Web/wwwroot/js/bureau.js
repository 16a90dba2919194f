// The bureau's lists and figures: what works without script too, made quicker.
(() => {
  'use strict';

  // How many warnings are chosen stands beside the choice.
  const bulk = document.getElementById('bulk');
  if (bulk) {
    const count = document.getElementById('chosen-count');
    const tell = () => {
      const chosen = bulk.querySelectorAll('input[name="id"]:checked').length;
      if (count) count.textContent = chosen ? chosen + ' 条' : '';
    };
    // After the box that checks all has done so.
    bulk.addEventListener('change', () => setTimeout(tell));
    window.addEventListener('pageshow', tell);
  }

  // One tool at a time; a township's villages alone are offered.
  document.addEventListener('toggle', event => {
    if (event.target.matches && event.target.matches('details.tool[open]')) {
      document.querySelectorAll('details.tool[open]').forEach(other => { if (other !== event.target) other.open = false; });
    }
  }, true);

  document.querySelectorAll('.place-form').forEach(form => {
    const [township, village] = [form.querySelector('select[name="township"]'), form.querySelector('select[name="village"]')];
    if (!township || !village) return;
    const all = [...village.querySelectorAll('optgroup')];
    const show = () => {
      all.forEach(group => { if (group.dataset.township === township.value) village.append(group); else group.remove(); });
      if (village.selectedOptions.length === 0 || !village.value) village.value = '';
    };
    township.addEventListener('change', show);
    show();
  });

  // The trend's figures stand in a table; the line is drawn from it.
  const chart = document.querySelector('[data-trend]');
  if (chart && window.echarts) {
    const rows = [...document.querySelectorAll('#trend-table tbody tr')].map(row => [...row.children].map(cell => cell.dataset.value || cell.textContent.trim()));
    const line = window.echarts.init(chart);
    const names = ['预警', '核查任务（户）'];
    line.setOption({
      color: ['#1d62b8', '#8a5a00'],
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      legend: { data: names, top: 0 },
      grid: { left: 50, right: 20, top: 40, bottom: 30 },
      xAxis: { type: 'category', data: rows.map(r => r[0]) },
      yAxis: { type: 'value', minInterval: 1 },
      series: names.map((name, i) => ({ name, type: 'line', data: rows.map(r => Number(r[i + 2])) })),
    });
    window.addEventListener('resize', () => line.resize());
  }
})();
