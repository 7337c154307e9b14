using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Benchmarks.Duplicates;

/// <summary>
/// A register of made-up people: words of syllables, a few of which very many have, birth dates of which one in twelve stands for a year; with pairs of one person planted, and twins. The same seed
/// makes the same people.
/// </summary>
internal sealed class SyntheticRegister
{
    private const int HouseholdSize = 3;
    private static readonly string[] Syllables = ["BA", "DI", "KU", "LO", "MA", "NE", "PO", "RA", "SI", "TU", "WA", "YO", "GI", "HA", "JA", "RUN", "TIN", "MAN", "SAR", "LES"];
    private static readonly string[] Places = ["PURWO", "KEBUM", "MAGEL", "SEMAR", "JOGJA", "CILAC", "BANJAR", "WONOS", "SOLO", "TEGAL"];

    private readonly Random _chance = new(8);
    private readonly string[] _words;
    private readonly IReadOnlyList<string> _villages;
    private readonly List<List<Member>> _families = [];
    private int _niks;

    public SyntheticRegister(int persons, IReadOnlyList<string> villages)
    {
        _villages = villages;
        _words = [.. Enumerable.Range(0, 4_000).Select(_ => string.Concat(Enumerable.Range(0, _chance.Next(2, 5)).Select(_ => Syllables[_chance.Next(Syllables.Length)]))).Distinct()];
        var planted = Math.Max(1, persons / 1_000);
        while (Count < persons - (planted * (Kinds.Length + 2)))
        {
            _families.Add([.. Enumerable.Range(0, HouseholdSize).Select(_ => Somebody())]);
        }

        foreach (var (kind, change) in Kinds)
        {
            for (var i = 0; i < planted; i++)
            {
                Plant(kind, change);
            }
        }

        for (var i = 0; i < planted; i++)
        {
            var twin = Somebody();
            var other = twin with { Nik = Next(), Name = $"{twin.Name.Split(' ')[0]} {_words[_chance.Next(_words.Length)]}" };
            _families.Add([twin, other]);
            Twins.Add((twin.Nik.Value, other.Nik.Value));
        }
    }

    /// <summary>Persons.</summary>
    public int Count => _niks;

    /// <summary>The NIKs of planted pairs, by what kind they are.</summary>
    public List<(string Kind, string One, string Other)> Planted { get; } = [];

    /// <summary>The NIKs of twins.</summary>
    public List<(string One, string Other)> Twins { get; } = [];

    /// <summary>The households, spread over the villages.</summary>
    public IEnumerable<HouseholdState> Households() => _families.Select((members, number) => new HouseholdState
    {
        Id = number.ToString("x32", CultureInfo.InvariantCulture),
        Village = AreaCode.Parse(_villages[number % _villages.Count]),
        FamilyCardNumber = FamilyCardNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"33069{number:00000000000}")),
        Address = new Address($"Dusun Contoh {number % 30}", "001", "002"),
        Members = [.. members.Select((m, i) => new HouseholdMember($"{i + 1:00}", m))],
        ProposalIds = [number.ToString("x32", CultureInfo.InvariantCulture)],
        Entitlements = [new Entitlement(Programme.Pkh, "01", CyclePeriod.Parse("2026-11"))],
        History = [new EventMeta(Instant.FromUtc(2026, 11, 1, 0, 0), Role.MinistryOfficer, "m", HouseholdEventCodes.Enrolled, "RAT-3", "2024-05-08/1")],
    });

    /// <summary>A household as it is stored.</summary>
    public static HouseholdDocument DocumentOf(HouseholdState state) => new() { Id = HouseholdDocument.IdOf(state.Id), Village = state.Village.Value, State = state };

    private (string Kind, Func<Member, Member> Change)[] Kinds =>
    [
        ("another NIK alone", m => m),
        ("day and month swapped", m => m with { BirthDate = new LocalDate(m.BirthDate.Year, m.BirthDate.Day, m.BirthDate.Month) }),
        ("a digit of the date", m => m with { BirthDate = m.BirthDate.PlusYears(m.BirthDate.Year % 10 == 9 ? -1 : 1) }),
        ("a letter of the name", m => m with { Name = Mistyped(m.Name) }),
        ("the old spelling", m => m with { Name = m.Name.Replace("U", "OE", StringComparison.Ordinal).Replace("JA", "DJA", StringComparison.Ordinal) }),
        ("a letter of the mother's name", m => m with { MotherMaidenName = Mistyped(m.MotherMaidenName) }),
        ("a word of the name left out", m => m with { Name = m.Name.Split(' ')[^1] }),
        ("letter of the name and date swapped", m => m with { Name = Mistyped(m.Name), BirthDate = new LocalDate(m.BirthDate.Year, m.BirthDate.Day, m.BirthDate.Month) }),
    ];

    // One whose name is long enough and whose date can be swapped; else it is what nobody could tell.
    private void Plant(string kind, Func<Member, Member> change)
    {
        Member one;
        do
        {
            one = Somebody();
            _niks--;
        }
        while (one.BirthDate.Day > 12 || one.BirthDate.Day == one.BirthDate.Month || (one.BirthDate.Day == 1 && one.BirthDate.Month is 1 or 7) || one.Name.Split(' ')[^1].Length < 8 || one.MotherMaidenName.Length < 8);
        _niks++;
        var other = change(one) with { Nik = Next() };
        _families.Add([one]);
        _families.Add([other]);
        Planted.Add((kind, one.Nik.Value, other.Nik.Value));
    }

    private Member Somebody()
    {
        var sex = _chance.Next(2) == 0 ? Sex.Male : Sex.Female;
        var first = _chance.Next(3) == 0 ? (sex == Sex.Male ? "MUHAMMAD" : "SITI") : Word();
        return new Member(Next(), $"{first} {Word()}", Places[_chance.Next(Places.Length)], Born(), sex, _chance.Next(2) == 0 ? Word() : $"{Word()} {Word()}", Relationship.Head, MaritalStatus.Married);
    }

    // Some words very many have: the cube of an even chance.
    private string Word() => _words[(int)(Math.Pow(_chance.NextDouble(), 3) * _words.Length)];

    private LocalDate Born()
    {
        var year = 1935 + _chance.Next(90);
        return _chance.Next(12) == 0 ? new LocalDate(year, 7, 1) : new LocalDate(year, 1, 1).PlusDays(_chance.Next(365));
    }

    private Nik Next() => Nik.Parse(string.Create(CultureInfo.InvariantCulture, $"3306{++_niks:000000000000}"));

    // Two letters of the last word in each other's place, or one less.
    private string Mistyped(string text)
    {
        var at = text.LastIndexOf(' ') + 3;
        return text[at] != text[at + 1] && _chance.Next(2) == 0 ? $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}" : text.Remove(at, 1);
    }
}
