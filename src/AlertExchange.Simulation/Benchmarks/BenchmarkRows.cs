using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Benchmarks;

/// <summary>Draws rows: household after household in shuffled order, every member once, before anybody comes a second time.</summary>
internal sealed class BenchmarkRows(County county, ulong seed)
{
    private readonly SeededRandom _random = SeededRandom.Stream(seed, Purposes.BenchmarkRows, 0);
    private readonly Permutation _order = new(county.Households, SeededRandom.Stream(seed, Purposes.BenchmarkRows, 1));
    private SimulatedHousehold? _household;
    private int _member;
    private int _next;
    private int _offRoster;
    private int _damaged;
    private int _misspelt;
    private int _off;
    private int _rejected;
    private int _overLine;

    public BenchmarkRow Next()
    {
        var sort = _random.Next(1000);
        var (household, person) = Subject(offRoster: InBand(ref sort, BenchmarkRates.OffRoster));
        var id = person.Id.Reveal();
        var name = person.Name.Full;
        var cell = SheetCell.Of(id);
        var amount = Amount();
        var rejected = false;
        if (!household.OnRoster)
        {
            _off++;
        }
        else if (InBand(ref sort, BenchmarkRates.DamagedIds))
        {
            _damaged++;
            cell = Damaged(id);
        }
        else if (InBand(ref sort, BenchmarkRates.MisspeltNames))
        {
            if (PersonNames.OneCharacterWrong(person.Name, person.Male, _random) is { } wrong)
            {
                _misspelt++;
                name = wrong;
            }
        }
        else if (InBand(ref sort, BenchmarkRates.Rejected))
        {
            _rejected++;
            rejected = true;
            if (_random.Chance(500))
                (name, cell) = ("", SheetCell.Empty);
            else
                return Row(household, name, cell, amount, readable: false);
        }

        if (!rejected && amount >= 10000)
            _overLine++;
        return Row(household, name, cell, amount, readable: true);
    }

    public BenchmarkFile Summary(string path, int rows) => new(path, rows, _damaged, _misspelt, _off, _rejected, _overLine);

    /// <summary>True when <paramref name="sort"/> falls into the next band of that width; takes the band off otherwise.</summary>
    private static bool InBand(ref int sort, int width)
    {
        if (sort < 0 || sort < width)
        {
            var within = sort >= 0;
            sort = -1;
            return within;
        }

        sort -= width;
        return false;
    }

    private (SimulatedHousehold Household, SimulatedPerson Person) Subject(bool offRoster)
    {
        if (offRoster)
        {
            var stranger = county.OffRoster(_offRoster++, _random.Between(20, 80), StrangerKind.AnySurname);
            return (stranger, stranger.Head);
        }

        if (_household is null || _member == _household.Members.Length)
        {
            _household = county[_order[_next++ % county.Households]];
            _member = 0;
        }

        return (_household, _household.Members[_member++]);
    }

    private SheetCell Damaged(string id) => _random.Next(4) switch
    {
        0 => IdSpelling.DigitsLost(id, workbook: true, _random),
        1 => SheetCell.Of(IdSpelling.Substituted(id, _random)),
        2 => SheetCell.Of(IdSpelling.Transposed(id, _random) ?? IdSpelling.Substituted(id, _random)),
        _ => SheetCell.Empty,
    };

    private decimal Amount()
    {
        // In cents: the few above the line up to 85,000 yuan, most of them near it.
        if (_random.Chance(BenchmarkRates.OverLine))
        {
            var reach = _random.Next(1000);
            return (1_000_000 + (long)reach * reach * 15 / 2 + _random.Next(100)) / 100m;
        }

        return _random.Between(3_000, 999_999) / 100m;
    }

    private BenchmarkRow Row(SimulatedHousehold household, string name, SheetCell id, decimal amount, bool readable) => new(
        household.Village,
        name,
        id,
        household.MonitorClass is not null ? "监测对象" : household.Lifted ? "脱贫人口" : "其他农村参保",
        _random.Between(1, 5),
        amount * _random.Between(15, 40) / 10,
        readable ? amount : null,
        _random.Chance(20) ? "异地就医" : "");
}
