using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;

namespace Dtks.Functions.Audit;

/// <summary>
/// An entry as it is shown. A citizen sees in which role their record was read or changed, and of the subjects only their own.
/// </summary>
internal sealed record AuditView(
    string Id,
    DateTimeOffset At,
    string? Subject,
    Role Role,
    string Action,
    string About,
    string? Part,
    IReadOnlyList<string>? Fields,
    string? Rule,
    string? Policy,
    string? TraceId)
{
    /// <param name="entry">The entry.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="month">By what name a month was asked for; null where none was.</param>
    public static AuditView Of(AuditDocument entry, Actor reader, string? month) => new(
        entry.Id,
        entry.At,
        reader.Role != Role.Citizen || entry.Subject == reader.Subject ? entry.Subject : null,
        entry.Role,
        entry.Action,
        month is not null && entry.Target == AuditPlaces.OfMonth ? month : entry.Target,
        entry.Part,
        entry.Fields,
        entry.Rule,
        entry.Policy,
        entry.TraceId);
}
