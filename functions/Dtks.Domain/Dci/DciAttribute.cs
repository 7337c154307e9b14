using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Dci;

/// <summary>What can be compared and sorted by.</summary>
/// <param name="Name">Its name, as <c>docs/dci.md</c> has it.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Field">The granted attribute of an agreement that gives it; null for identifiers, which are given by their type.</param>
/// <param name="Identifier">What it names persons or households by; null where it names nobody.</param>
public sealed record DciAttribute(string Name, DciValueKind Kind, string? Field, IdKind? Identifier = null)
{
    private static readonly Dictionary<string, DciAttribute> Known = All().ToDictionary(a => JsonParts.Folded(a.Name), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["dob"] = "birth_date",
        ["dateofbirth"] = "birth_date",
        ["gender"] = "sex",
        ["relationshiphead"] = "relationship",
        ["decile"] = "poverty_score",
        ["programme"] = "programmes",
        ["programmeidentifier"] = "programmes",
        ["lastupdate"] = "last_updated",
        ["givenname"] = "name",
        ["village"] = "location",
        ["areacode"] = "location",
    };

    /// <summary>The attribute of a name; null for none. What stands before the last point or colon, case, and what parts words make no difference.</summary>
    public static DciAttribute? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var last = JsonParts.Name(name);
        last = last[(last.LastIndexOf('.') + 1)..];
        if (DciIdentifier.KindOf(last) is { } kind) return OfIdentifier(kind);
        var folded = JsonParts.Folded(last);
        return Known.GetValueOrDefault(Others.TryGetValue(folded, out var other) ? JsonParts.Folded(other) : folded);
    }

    /// <summary>The attribute that names persons or households.</summary>
    public static DciAttribute OfIdentifier(IdKind kind) => new(NameOf(kind), DciValueKind.Identifier, null, kind);

    /// <summary>The texts that it can be equal to, in the form they are compared in; null for any.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The name of a kind of identifier, as agreements and answers have it.</summary>
    public static string NameOf(IdKind kind) => kind switch { IdKind.Nik => "NIK", IdKind.FamilyCard => "KK", _ => "HOUSEHOLD" };

    /// <summary>All that name nobody.</summary>
    public static IReadOnlyList<DciAttribute> All() =>
    [
        new("name", DciValueKind.Text, "name"),
        new("sex", DciValueKind.Text, "sex") { Values = ["male", "female", "m", "f", "l", "p"] },
        new("birth_date", DciValueKind.Date, "birth_date"),
        new("yob", DciValueKind.Number, "birth_date"),
        new("age", DciValueKind.Number, "birth_date"),
        new("birth_place", DciValueKind.Text, "birth_place"),
        new("location", DciValueKind.Area, "address"),
        new("marital_status", DciValueKind.Text, "marital_status") { Values = ["single", .. NamesOf<MaritalStatus>()] },
        new("relationship", DciValueKind.Text, "relationship") { Values = NamesOf<Relationship>() },
        new("group_type", DciValueKind.Text, "group_type") { Values = [RegisteredGroup.GroupType] },
        new("group_size", DciValueKind.Number, "group_size"),
        new("poverty_score", DciValueKind.Number, "poverty_score"),
        new("programmes", DciValueKind.Text, "programmes") { Values = NamesOf<Programme>() },
        new("registration_date", DciValueKind.Date, "registration_date"),
        new("last_updated", DciValueKind.Date, "last_updated"),
    ];

    private static IReadOnlyList<string> NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => DciValue.Of(WireName.Of(value)).Text!)];
}

/// <summary>What an attribute's values are.</summary>
public enum DciValueKind
{
    /// <summary>Texts, compared without case.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Codes of areas: equal is what lies in one.</summary>
    Area,

    /// <summary>What names a person or a household.</summary>
    Identifier,
}
