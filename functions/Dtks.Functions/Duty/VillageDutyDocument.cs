using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>When a village last held a deliberation, in its regency's partition; a village that never held one has none (MUS-1).</summary>
public sealed record VillageDutyDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "villageDuty";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village; lists go by it.</summary>
    public required string Village { get; init; }

    /// <summary>The day the last one was held.</summary>
    public required LocalDate LastHeldOn { get; init; }

    /// <summary>The last day by which the next is held, under the policy of the day the last was.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>The reminders given of it, the earliest first.</summary>
    public IReadOnlyList<DutyReminder> Reminders { get; init; } = [];

    /// <summary>The document's id for a village.</summary>
    public static string IdOf(string village) => $"villageDuty-{village}";
}

/// <summary>A reminder that was given.</summary>
/// <param name="Days">How many days before the last one.</param>
/// <param name="On">The day it was given, in the village's zone.</param>
public sealed record DutyReminder(int Days, LocalDate On);
