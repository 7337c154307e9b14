using Dtks.Platform.Documents;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Partners.Trust;

/// <summary>A partner's day: what of its allowance was given out, and what came of its messages.</summary>
public sealed record PartnerDayDocument : Document
{
    /// <summary>How long a day is kept, in seconds: 400 days.</summary>
    public const int Kept = 400 * 24 * 60 * 60;

    /// <inheritdoc />
    public override string Type => "partnerDay";

    /// <summary>The partner, and the partition.</summary>
    public required string Partner { get; init; }

    /// <summary>The day, in Jakarta.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>How many messages of the day's allowance instances took to spend.</summary>
    public int Taken { get; init; }

    /// <summary>What came of messages, by action and outcome.</summary>
    public IReadOnlyList<TrafficCount> Counts { get; init; } = [];

    /// <summary>The last hundred failures, oldest first.</summary>
    public IReadOnlyList<TrafficFailure> Failures { get; init; } = [];

    /// <summary>The document's id.</summary>
    public static string IdOf(LocalDate day) => $"day-{LocalDatePattern.Iso.Format(day)}";
}

/// <summary>How many messages came to what.</summary>
/// <param name="Action">What was asked.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Count">How many.</param>
public sealed record TrafficCount(string Action, string Outcome, int Count);

/// <summary>A message that failed.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What was asked.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Id">What we call it: the correlation of what was to be told; null where it has no name.</param>
public sealed record TrafficFailure(Instant At, string Action, string Outcome, string? Id = null);
