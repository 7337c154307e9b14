using System.Text.Json;
using System.Text.RegularExpressions;
using Dtks.Domain.Areas;
using Dtks.Domain.People;

namespace Dtks.Domain.Dci;

/// <summary>By what a person or a household is named in a request (REG-3).</summary>
public enum IdKind
{
    /// <summary>A person by NIK.</summary>
    Nik,

    /// <summary>A household by its family card's number.</summary>
    FamilyCard,

    /// <summary>A household by the register's own id, as answers tell it.</summary>
    Household,
}

/// <summary>A person or household as a request names it.</summary>
public sealed partial record DciIdentifier
{
    private DciIdentifier(IdKind kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>By what.</summary>
    public IdKind Kind { get; }

    /// <summary>The value. Personal data: never logged.</summary>
    public string Value { get; }

    /// <summary>The kind that a name of the standard's clients stands for; null for none. Case and what parts words make no difference.</summary>
    public static IdKind? KindOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return JsonParts.Folded(JsonParts.Name(name)) switch
        {
            "nik" or "uin" or "nationalid" or "nid" => IdKind.Nik,
            "kk" or "familycard" or "familycardnumber" => IdKind.FamilyCard,
            "household" or "householdid" or "groupidentifier" or "groupid" => IdKind.Household,
            _ => null,
        };
    }

    /// <summary>The identifier; null where the text is none of its kind: 16 digits of a NIK or family card, village and id of a household.</summary>
    public static DciIdentifier? Of(IdKind kind, string text) => kind switch
    {
        IdKind.Nik when Nik.TryParse(text, out _) => new DciIdentifier(kind, text),
        IdKind.FamilyCard when FamilyCardNumber.TryParse(text, out _) => new DciIdentifier(kind, text),
        IdKind.Household when PlaceOf(text) is not null => new DciIdentifier(kind, text),
        _ => null,
    };

    /// <summary>The register's own id of a household, as answers tell it.</summary>
    public static string HouseholdId(AreaCode village, string household)
    {
        ArgumentNullException.ThrowIfNull(village);
        return $"{village.Value}-{household}";
    }

    /// <summary>The village and the id in it that a <see cref="IdKind.Household"/> names; null where it does not.</summary>
    public (AreaCode Village, string Household)? Place() => Kind == IdKind.Household ? PlaceOf(Value) : null;

    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[identifier]";

    /// <summary>A text or a number as the text of an identifier; null for anything else.</summary>
    internal static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonParts.Text(value, DciLimits.Text)?.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static (AreaCode Village, string Household)? PlaceOf(string text) =>
        HouseholdForm().Match(text) is { Success: true } parts && AreaCode.TryParse(parts.Groups[1].Value, out var village) && village.Level == AreaLevel.Village ? (village, parts.Groups[2].Value) : null;

    [GeneratedRegex(@"^([0-9]{10})-([0-9a-z]{1,64})\z")]
    private static partial Regex HouseholdForm();
}
