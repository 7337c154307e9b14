using System.Diagnostics;
using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Audit;

/// <summary>
/// Who did what to what, written in the same batch as the change itself, one for each event of it; a read of a person's record leaves one
/// too. It is never replaced or removed.
/// </summary>
public sealed record AuditDocument : PartitionDocument
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "audit";

    /// <summary>The index by which a partition's entries are sealed hour by hour: a container with it has a trail.</summary>
    public const string SealedBy = "/sealHour/?";

    /// <summary>The index by which the entries about one document are found.</summary>
    public const string AboutBy = "/target/?";

    private const string IdStart = "audit-";
    private const string HourFormat = "yyyy-MM-dd'T'HH";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The token's subject, or <c>system</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The role acted in.</summary>
    public required Role Role { get; init; }

    /// <summary>What was done, a code such as <c>proposal.submitted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The document it was done to.</summary>
    public required string Target { get; init; }

    /// <summary>Which part of it; null for the whole.</summary>
    public string? Part { get; init; }

    /// <summary>The members changed or shown; null in entries from before they were noted.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>The rule that decided, if one did.</summary>
    public string? Rule { get; init; }

    /// <summary>The policy version it was decided under, if it was a decision.</summary>
    public string? Policy { get; init; }

    /// <summary>The trace of the request or message it was done in, as problems and logs name it.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// The UTC hour it was saved in, such as <c>2026-11-26T08</c>: the seal of that hour holds it, or a later one where that hour was sealed by then. Null in entries from before there were seals,
    /// which the partition's first seal holds.
    /// </summary>
    public string? SealHour { get; init; }

    /// <summary>What follows from the change; null in all but its last entry, where nothing follows, and where an outbox document holds it.</summary>
    public FollowUps? Outbox { get; init; }

    /// <summary>The hour of an instant.</summary>
    public static string HourOf(DateTimeOffset at) => at.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    /// <summary>Whether a text is an hour as <see cref="HourOf"/> writes it.</summary>
    public static bool IsHour(string text) => DateTime.TryParseExact(text, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The hour after one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static string HourAfter(string hour) => HourOf(EndOf(hour));

    /// <summary>When an hour is over.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTimeOffset EndOf(string hour) =>
        new DateTimeOffset(DateTime.ParseExact(hour, HourFormat, CultureInfo.InvariantCulture), TimeSpan.Zero).AddHours(1);

    /// <summary>Whether an entry of such an id was made in an hour: the id tells when.</summary>
    public static bool IsMadeIn(string id, string hour)
    {
        ArgumentNullException.ThrowIfNull(id);
        var parts = id.Split('-');
        return parts.Length == 3 && IsId(id) && Guid.TryParseExact(parts[1], "N", out var made) && made.Version == 7
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && long.TryParse(parts[1][..12], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() && HourOf(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) == hour;
    }

    /// <summary>The smallest id that an entry of an instant or later can have.</summary>
    public static string FirstId(DateTimeOffset from) => string.Create(
        CultureInfo.InvariantCulture, $"{IdStart}{Math.Max(0, from.ToUnixTimeMilliseconds()):x12}");

    /// <summary>Whether an id is that of an entry.</summary>
    public static bool IsId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(IdStart, StringComparison.Ordinal);
    }

    /// <summary>What the ids of all entries of one change have in common, and nothing else has.</summary>
    public static string ChangeOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var end = id.LastIndexOf('-');
        return end > IdStart.Length ? id[IdStart.Length..end] : throw new ArgumentException($"{id} is no id of an audit entry.", nameof(id));
    }

    /// <summary>The stored entries of one change, in the order they happened: their ids sort by time, then by place.</summary>
    /// <param name="partition">Where they stand.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="now">The moment of saving.</param>
    /// <param name="outbox">What the last of them carries; null for nothing.</param>
    public static IReadOnlyList<AuditDocument> Of(Partition partition, IReadOnlyList<AuditEntry> entries, DateTimeOffset now, FollowUps? outbox = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var batch = Guid.CreateVersion7(now).ToString("N");
        var trace = Activity.Current?.TraceId.ToString();
        return [.. entries.Select((entry, place) => new AuditDocument
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{IdStart}{batch}-{place:00}"),
            In = partition,
            At = now,
            Subject = entry.Subject,
            Role = entry.Role,
            Action = entry.Action,
            Target = entry.Target,
            Part = entry.Part,
            Fields = entry.Fields,
            Rule = entry.Rule,
            Policy = entry.Policy,
            TraceId = trace,
            SealHour = HourOf(now),
            Outbox = place == entries.Count - 1 ? outbox : null,
        })];
    }
}
