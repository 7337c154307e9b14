using System.Collections.Concurrent;
using System.Globalization;
using Dtks.Demo.Cast;

namespace Dtks.Flows.Tests;

/// <summary>A sample family of its own numbers: NIKs with serials from 0001 to 0099, names from the project's list.</summary>
public sealed record SampleFamily(string FamilyCardNumber, string Village, string Street, string Rt, string Rw, IReadOnlyList<SampleMember> Members)
{
    // No NIK has a serial as high.
    private const int CardSerial = 5000;

    private static readonly ConcurrentQueue<SampleFamily> All = new();
    private static int _made;

    /// <summary>All that were made in this run so far.</summary>
    public static IReadOnlyCollection<SampleFamily> Made => All;

    /// <summary>A family of a head, and as many members more as asked for (wife, then children).</summary>
    public static SampleFamily Of(string village, int members = 1)
    {
        var number = Interlocked.Increment(ref _made);
        var people = Enumerable.Range(0, members).Select(i => Member(village, number, i)).ToList();
        var card = $"{village[..6]}{Day(number):00}{Month(number):00}{Year(number) % 100:00}{CardSerial + Serial(number):0000}";
        var family = new SampleFamily(card, village, "Dusun Krajan 12", "001", "002", people);
        All.Enqueue(family);
        return family;
    }

    /// <summary>The head.</summary>
    public SampleMember Head => Members[0];

    /// <summary>The family with one of its members changed.</summary>
    public SampleFamily With(int index, Func<SampleMember, SampleMember> change) =>
        this with { Members = [.. Members.Select((m, i) => i == index ? change(m) : m)] };

    /// <summary>The family as the body of a proposal; what it asks for is to stand on the head.</summary>
    public object Proposal(string kind = "register", params string[] programmes) => new
    {
        kind,
        programmes,
        household = new
        {
            familyCardNumber = FamilyCardNumber,
            village = Village,
            address = new { street = Street, rt = Rt, rw = Rw },
            members = Members.Select(m => m.Json()),
        },
        contact = new { phone = "081200000001" },
        recipient = programmes.Length > 0 ? Head.Nik : null,
    };

    /// <summary>A member as the stand-in population register takes it.</summary>
    public object PopulationRecord(SampleMember member) => new
    {
        name = member.Name,
        birthPlace = member.BirthPlace,
        birthDate = member.BirthDate,
        sex = member.Sex,
        motherMaidenName = member.MotherMaidenName,
        relationship = member.Relationship,
        maritalStatus = member.MaritalStatus,
        familyCardNumber = FamilyCardNumber,
        village = Village,
        address = new { street = Street, rt = Rt, rw = Rw },
    };

    private static SampleMember Member(string village, int number, int index)
    {
        var woman = index == 1;
        var isChild = index > 1;
        var year = isChild ? ChildYear(number) : Year(number);
        var nik = string.Create(CultureInfo.InvariantCulture, $"{village[..6]}{Day(number) + (woman ? 40 : 0):00}{Month(number):00}{year % 100:00}{(isChild ? ChildSerial(number) : Serial(number)) + index:0000}");
        var date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{Month(number):00}-{Day(number):00}");
        var (relationship, marital) = index switch { 0 => ("head", "married"), 1 => ("wife", "married"), _ => ("child", "unmarried") };
        return new SampleMember(nik, SampleNames.Of(number + index), "Kota Contoh", date, woman ? "female" : "male", "Ibu Contoh", relationship, marital);
    }

    // Serials stay below 100: the family's number goes into the birth date first.
    private static int Day(int number) => 1 + (number % 28);

    private static int Month(int number) => 1 + (number / 28 % 12);

    private static int Year(int number) => 1960 + (number / 336 % 30);

    private static int Serial(int number) => 1 + (number / 10_080 * 10);

    // Minors, and no two of one number within 33,600 families: two of one village with a child's number in common are in conflict over it.
    private static int ChildYear(int number) => 2011 + (number / 336 % 10);

    private static int ChildSerial(int number) => 1 + (number / 3360 % 10 * 10);
}
