using System.Globalization;

namespace Dtks.Chaos.Story;

/// <summary>A family of the story, evidently synthetic, the same at each telling: a head and a wife.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Number">Its number, from 1 to 28.</param>
public sealed record ChaosFamily(string Village, int Number)
{
    /// <summary>The key that it is proposed under.</summary>
    public string Key => $"proposal-{Village}-{Number}";

    /// <summary>The subject of the citizen who proposes it.</summary>
    public string Citizen => $"citizen-{Village}-{Number}";

    /// <summary>The members as the API takes them.</summary>
    public IReadOnlyList<ChaosMember> Members =>
    [
        new(Nik(Number, 1), $"CONTOH {Word()} SATU", "Kota Contoh", Birth(), "male", "Ibu Contoh", "head", "married"),
        new(Nik(Number + 40, 2), $"CONTOH {Word()} DUA", "Kota Contoh", Birth(), "female", "Ibu Contoh", "wife", "married"),
    ];

    /// <summary>The body of its proposal.</summary>
    public object Proposal() => new
    {
        kind = "registerWithAssistance",
        programmes = new[] { "PKH", "BPNT", "PBI-JKN" },
        household = new { familyCardNumber = Card(), village = Village, address = Address(), members = Members },
        contact = new { phone = "081200000001" },
    };

    /// <summary>A member as the stand-in population register takes it.</summary>
    public object PopulationRecord(ChaosMember member) => new
    {
        member.name,
        member.birthPlace,
        member.birthDate,
        member.sex,
        member.motherMaidenName,
        member.relationship,
        member.maritalStatus,
        familyCardNumber = Card(),
        village = Village,
        address = Address(),
    };

    private static object Address() => new { street = "Dusun Krajan 12", rt = "001", rw = "002" };

    private string Card() => Nik(Number, 5001);

    private string Birth() => string.Create(CultureInfo.InvariantCulture, $"1975-{Month():00}-{Number:00}");

    private string Nik(int day, int serial) => string.Create(CultureInfo.InvariantCulture, $"{Village[..6]}{day:00}{Month():00}75{serial:0000}");

    // Two villages of one district share the first six digits.
    private int Month() => 1 + (Village[^1] - '0');

    private string Word() => ((char)('A' + Number)).ToString();
}

/// <summary>A member of a family, by the names of the wire.</summary>
#pragma warning disable IDE1006, SA1300 // sent as it stands
public sealed record ChaosMember(
    string nik, string name, string birthPlace, string birthDate, string sex, string motherMaidenName, string relationship, string maritalStatus);
#pragma warning restore IDE1006, SA1300
