using Dtks.Platform.Documents;

namespace Dtks.Functions.SheetEffects;

/// <summary>What of a ratified sheet was carried out for one household (RAT-4, RAT-6), in the sheet's village: each line once, whatever becomes of it since.</summary>
public sealed record SheetEffectDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "sheetEffect";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The sheet's village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The household of the lines.</summary>
    public required string Household { get; init; }

    /// <summary>Whether what it found of assistance was.</summary>
    public bool Settled { get; init; }

    /// <summary>The lines by which somebody is removed, of which that was, also where there was nobody to remove; not while another removal of theirs is noticed.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>The document's id for a household's lines on a month's sheet.</summary>
    public static string IdOf(string period, string household) => $"sheetEffect-{period}-{household}";
}
