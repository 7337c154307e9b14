using System.Globalization;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>What was told once about a month's sheets in an area: to the villages of a district before the month closes, and after it to the levels above (VER-7).</summary>
public sealed record SheetRemindersDocument : Document
{
    /// <inheritdoc />
    public override string Type => "sheetReminders";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The district; after the close also the regency.</summary>
    public required string Area { get; init; }

    /// <summary>The month.</summary>
    public required string Period { get; init; }

    /// <summary>How many days before the close; 0 after it.</summary>
    public required int Days { get; init; }

    /// <summary>When it was told.</summary>
    public required DateTimeOffset On { get; init; }

    /// <summary>The villages that it was about.</summary>
    public required IReadOnlyList<string> Villages { get; init; }

    /// <summary>The document's id for a month, a reminder and an area.</summary>
    public static string IdOf(string period, int days, string area) => string.Create(CultureInfo.InvariantCulture, $"reminders-{period}-{days}-{area}");
}
