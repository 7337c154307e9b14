using System.Globalization;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>The marker of a month's reminder, so that its regencies are asked once (VER-7).</summary>
public sealed record CycleReminderDocument : Document
{
    /// <inheritdoc />
    public override string Type => "cycleReminder";

    /// <summary>The month, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>When the regencies were asked.</summary>
    public required DateTimeOffset On { get; init; }

    /// <summary>How many they are.</summary>
    public required int Regencies { get; init; }

    /// <summary>The document's id for a reminder: how many days before the close, 0 after it.</summary>
    public static string IdOf(int days) => string.Create(CultureInfo.InvariantCulture, $"reminder-{days}");
}
