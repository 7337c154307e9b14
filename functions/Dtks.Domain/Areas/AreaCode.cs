using System.Diagnostics.CodeAnalysis;

namespace Dtks.Domain.Areas;

/// <summary>
/// An area code of the Ministry of Home Affairs (Kemendagri) without dots: province 2 digits, regency 4, district 6, village 10; <c>ID</c>
/// is
/// the nation. The province is one of the 38 of <see cref="TimeZones"/>; whether a regency, district or village exists is not checked here.
/// </summary>
public sealed record AreaCode
{
    private AreaCode(string value) => Value = value;

    /// <summary>Indonesia.</summary>
    public static AreaCode Nation { get; } = new("ID");

    /// <summary>The digits, or <c>ID</c>.</summary>
    public string Value { get; }

    /// <summary>The level that the length tells.</summary>
    public AreaLevel Level => Value == "ID" ? AreaLevel.Nation : LevelOf(Value.Length)!.Value;

    /// <summary>The province it lies in (itself for a province); null for the nation.</summary>
    public AreaCode? Province => Part(AreaLevel.Province, 2);

    /// <summary>The regency it lies in; null above regency level.</summary>
    public AreaCode? Regency => Part(AreaLevel.Regency, 4);

    /// <summary>The district it lies in; null above district level.</summary>
    public AreaCode? District => Part(AreaLevel.District, 6);

    /// <summary>The area right above; null for the nation.</summary>
    public AreaCode? Parent => Level switch
    {
        AreaLevel.Nation => null,
        AreaLevel.Province => Nation,
        AreaLevel.Regency => Province,
        AreaLevel.District => Regency,
        _ => District,
    };

    /// <summary>Reads a code; false when it has another length, another character than a digit, or an unknown province.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AreaCode? code)
    {
        code = text switch
        {
            null => null,
            "ID" => Nation,
            _ when LevelOf(text.Length) is not null && text.All(char.IsAsciiDigit) && Provinces.IsKnown(text[..2]) => new AreaCode(text),
            _ => null,
        };
        return code is not null;
    }

    /// <summary>Reads a code that is known to be one, as from our own store.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static AreaCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is no area code.");

    /// <summary>Whether <paramref name="other"/> is this area or lies within it (GOV-2).</summary>
    public bool Covers(AreaCode other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Level == AreaLevel.Nation || (other.Level != AreaLevel.Nation && other.Value.StartsWith(Value, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private AreaCode? Part(AreaLevel level, int digits) => Level < level ? null : Level == level ? this : new AreaCode(Value[..digits]);

    private static AreaLevel? LevelOf(int digits) => digits switch
    {
        2 => AreaLevel.Province,
        4 => AreaLevel.Regency,
        6 => AreaLevel.District,
        10 => AreaLevel.Village,
        _ => null,
    };
}

/// <summary>The level of an area of government; the wider, the smaller the value.</summary>
public enum AreaLevel
{
    /// <summary>Indonesia, <c>ID</c>.</summary>
    Nation,

    /// <summary>Provinsi, 2 digits.</summary>
    Province,

    /// <summary>Kabupaten or kota, 4 digits.</summary>
    Regency,

    /// <summary>Kecamatan, 6 digits.</summary>
    District,

    /// <summary>Desa or kelurahan, 10 digits.</summary>
    Village,
}
