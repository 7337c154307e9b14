using System.Globalization;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>
/// A look at one partition after whatever was changed there within ten minutes: some ten minutes after those, and while something still waits
/// again after twice as long each time, a day at most.
/// </summary>
/// <param name="Container">The partition's container.</param>
/// <param name="Partition">The partition's value.</param>
/// <param name="From">When the ten minutes began.</param>
/// <param name="Round">How many looks were before.</param>
public sealed record Look(string Container, string Partition, DateTimeOffset From, int Round)
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "lookAfter";

    /// <summary>How many looks are taken, the last some forty days on.</summary>
    public const int Most = 48;

    /// <summary>The minutes that one look is after.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private const string Minute = "yyyyMMddHHmm";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Between deciding a change and the store's stamp, and between two clocks.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>The first look after a change.</summary>
    public static Look After(Partition partition, DateTimeOffset changed)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return new Look(partition.Container.Name, partition.Value, TenOf(changed), Round: 0);
    }

    /// <summary>When the ten minutes of an instant began.</summary>
    public static DateTimeOffset TenOf(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % Span.Ticks), TimeSpan.Zero);

    /// <summary>The look of a deadline's target.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Look Parse(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var parts = target.Split('-');
        if (parts.Length < 4)
        {
            throw new FormatException($"'{target}' is no look.");
        }

        var from = DateTimeOffset.ParseExact(parts[^2], Minute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new Look(parts[0], string.Join('-', parts[1..^2]), from, int.Parse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>What it looks at.</summary>
    public WrittenWithin Window() => new(From - Slack, From + Span + Slack);

    /// <summary>The deadline of the look itself, where it is not taken at once.</summary>
    public DeadlineInput Deadline() => Deadline(From + Span + Span);

    /// <summary>The deadline of the look after this one.</summary>
    public DeadlineInput Next(DateTimeOffset now)
    {
        var pause = Span * Math.Pow(2, Math.Min(Round, 10));
        return (this with { Round = Round + 1 }).Deadline(now + (pause < Longest ? pause : Longest));
    }

    private DeadlineInput Deadline(DateTimeOffset due) => new(DeadlineKind, due, Partition, Target());

    private string Target() => string.Create(CultureInfo.InvariantCulture, $"{Container}-{Partition}-{From.UtcDateTime.ToString(Minute, CultureInfo.InvariantCulture)}-{Round}");
}
